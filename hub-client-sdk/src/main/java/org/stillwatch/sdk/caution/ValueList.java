package org.stillwatch.sdk.caution;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A list by which a lab knows values with honest explanations; an entry a line. */
public enum ValueList {
  /** Mail domains of places of learning, beside those that the closed rule knows. */
  UNIVERSITY_DOMAINS {
    @Override
    void check(List<String> entries) {
      DomainList.of(entries);
    }
  },
  /** Mail domains at which anybody gets an address, so that they are nobody's organisation. */
  CONSUMER_DOMAINS {
    @Override
    void check(List<String> entries) {
      DomainList.of(entries);
    }
  },
  /** Blocks of addresses from which a VPN's customers come, in CIDR notation. */
  VPN_RANGES {
    @Override
    void check(List<String> entries) {
      AddressRanges.of(entries);
    }
  };

  abstract void check(List<String> entries);

  /** The word on the command line and in file names: {@code vpn-ranges}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The list of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ValueList of(String word) {
    return Arrays.stream(values())
        .filter(list -> list.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("university-domains, consumer-domains or vpn-ranges"));
  }
}
