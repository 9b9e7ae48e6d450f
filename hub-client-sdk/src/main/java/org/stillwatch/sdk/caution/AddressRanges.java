package org.stillwatch.sdk.caution;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Ranges of IPv4 and IPv6 addresses. No name is ever resolved. Immutable and thread-safe. */
final class AddressRanges {
  private static final Pattern FOUR =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
  private static final Pattern SIX =
      Pattern.compile("(?=[0-9a-fA-F:])[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** First to last address of each range, by length of the address; no two overlap. */
  private final Map<Integer, NavigableMap<BigInteger, BigInteger>> ranges;

  private record Range(int bytes, BigInteger first, BigInteger last) {}

  private AddressRanges(Map<Integer, NavigableMap<BigInteger, BigInteger>> ranges) {
    this.ranges = ranges;
  }

  /**
   * The ranges of these blocks.
   *
   * @param blocks in CIDR notation (RFC 4632, RFC 4291), or single addresses
   * @throws IllegalArgumentException if one is none
   */
  static AddressRanges of(Collection<String> blocks) {
    List<Range> all = new ArrayList<>(blocks.stream().map(AddressRanges::range).toList());
    all.sort(Comparator.comparing(Range::first));
    Map<Integer, NavigableMap<BigInteger, BigInteger>> ranges = new HashMap<>();
    for (Range range : all) {
      NavigableMap<BigInteger, BigInteger> family =
          ranges.computeIfAbsent(range.bytes, bytes -> new TreeMap<>());
      var before = family.floorEntry(range.first);
      boolean inside = before != null && before.getValue().compareTo(range.first) >= 0;
      BigInteger first = inside ? before.getKey() : range.first;
      family.merge(first, range.last, BigInteger::max);
    }
    return new AddressRanges(ranges);
  }

  private static Range range(String block) {
    int slash = block.indexOf('/');
    byte[] address =
        bytes(slash < 0 ? block : block.substring(0, slash))
            .orElseThrow(() -> new IllegalArgumentException("an address or a block of them"));
    int bits = address.length * Byte.SIZE;
    int prefix = slash < 0 ? bits : prefix(block.substring(slash + 1), bits);
    BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
    BigInteger first = new BigInteger(1, address).divide(size).multiply(size);
    return new Range(address.length, first, first.add(size).subtract(BigInteger.ONE));
  }

  private static int prefix(String digits, int most) {
    int prefix = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    if (prefix < 1 || prefix > most) {
      throw new IllegalArgumentException("a prefix from 1 to " + most);
    }
    return prefix;
  }

  /** Whether this text is an address in one of the ranges. */
  boolean contain(String address) {
    Optional<byte[]> bytes = bytes(address);
    if (bytes.isEmpty()) {
      return false;
    }
    NavigableMap<BigInteger, BigInteger> family = ranges.get(bytes.get().length);
    BigInteger number = new BigInteger(1, bytes.get());
    var at = family == null ? null : family.floorEntry(number);
    return at != null && number.compareTo(at.getValue()) <= 0;
  }

  /** Four or sixteen bytes; only literals come to the platform, which then resolves nothing. */
  private static Optional<byte[]> bytes(String literal) {
    if (!FOUR.matcher(literal).matches() && !SIX.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(literal).getAddress());
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }
}
