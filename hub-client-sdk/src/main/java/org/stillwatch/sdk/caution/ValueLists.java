package org.stillwatch.sdk.caution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stillwatch.sdk.trust.PrivateFolder;

/**
 * The lists of one lab: what ships with the program, and what the lab has set beside it. For one
 * process at a time.
 */
public final class ValueLists {
  private static final String COMMENT = "#";

  private final PrivateFolder folder;

  public ValueLists(PrivateFolder folder) {
    this.folder = folder;
  }

  /**
   * Sets the lab's part of a list; what was set before goes. Durable when it returns.
   *
   * @param lines an entry each; blank ones, and those that begin with {@code #}, are passed over
   * @return how many entries it has
   * @throws IOException if a line is no entry; it is named by its number
   */
  public int set(ValueList list, List<String> lines) throws IOException {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> one = entries(Stream.of(lines.get(i)));
      try {
        list.check(one);
      } catch (IllegalArgumentException e) {
        throw new IOException("line " + (i + 1) + ": expected " + e.getMessage(), e);
      }
      entries.addAll(one);
    }
    folder.write(list.word(), String.join("\n", entries).getBytes(StandardCharsets.UTF_8));
    return entries.size();
  }

  /** How many entries the list has, those that ship with the program included. */
  public int size(ValueList list) throws IOException {
    return all(list).size();
  }

  /** The rules by these lists. */
  public CautionRules rules() throws IOException {
    return new CautionRules(
        DomainList.of(all(ValueList.UNIVERSITY_DOMAINS)),
        DomainList.of(all(ValueList.CONSUMER_DOMAINS)),
        AddressRanges.of(all(ValueList.VPN_RANGES)));
  }

  private List<String> all(ValueList list) throws IOException {
    List<String> all = new ArrayList<>(shipped(list));
    byte[] own = folder.read(list.word()).orElse(new byte[0]);
    all.addAll(entries(new String(own, StandardCharsets.UTF_8).lines()));
    return all;
  }

  private static List<String> shipped(ValueList list) {
    try (InputStream in = ValueLists.class.getResourceAsStream(list.word() + ".txt")) {
      if (in == null) {
        throw new IllegalStateException(list.word() + ".txt ships with the program");
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return entries(reader.lines());
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program cannot be read", e);
    }
  }

  private static List<String> entries(Stream<String> lines) {
    return lines
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
        .toList();
  }
}
