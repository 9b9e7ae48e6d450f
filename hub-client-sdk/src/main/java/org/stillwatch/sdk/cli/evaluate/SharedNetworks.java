package org.stillwatch.sdk.cli.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.stillwatch.sdk.observe.Exchange;

/**
 * Network addresses for accounts that have none. A group is what one campaign does at one lab at
 * one level; each has two addresses by turns. One is its campaign's, which most groups share; the
 * others' is their own. The other is a VPN's, which it shares with {@value #STRANGERS} groups of
 * other campaigns, honest customers among them. Immutable.
 *
 * @param places by group; three quarters of the groups, and all at the reference lab, use their
 *     campaign's address
 */
record SharedNetworks(Map<String, Places> places) {
  static final int STRANGERS = 3;

  private static final int SHARING_OF_FOUR = 3;

  /** A group's two networks, as IPv6 prefixes of 64 bits. */
  record Places(String own, String vpn, boolean shares) {}

  /**
   * The same seed and prompts give the same addresses.
   *
   * @param reference the lab with which the others are to be joined
   */
  static SharedNetworks of(Collection<LabelledPrompt> prompts, String reference, long seed) {
    Map<String, LabelledPrompt> examples = new HashMap<>();
    prompts.forEach(prompt -> examples.putIfAbsent(group(prompt), prompt));
    List<String> groups = new ArrayList<>(new TreeSet<>(examples.keySet()));
    List<String> campaigns =
        prompts.stream().map(LabelledPrompt::campaign).distinct().sorted().toList();
    Collections.shuffle(groups, new Random(seed));
    Map<String, Places> places = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      LabelledPrompt example = examples.getOrDefault(groups.get(i), prompts.iterator().next());
      boolean shares =
          !example.isBenign() && (example.lab().equals(reference) || i % 4 < SHARING_OF_FOUR);
      String own = shares ? network(1, campaigns.indexOf(example.campaign())) : network(2, i);
      places.put(groups.get(i), new Places(own, network(3, i / (STRANGERS + 1)), shares));
    }
    return new SharedNetworks(Map.copyOf(places));
  }

  private static String network(int kind, int number) {
    return "2001:db8:" + kind + ":" + Integer.toHexString(number + 1);
  }

  private static String group(LabelledPrompt prompt) {
    String of =
        prompt.isBenign() ? prompt.account().replaceFirst("[0-9]+$", "") : prompt.campaign();
    return of + "/" + prompt.lab() + "/" + prompt.level();
  }

  /** Whether the prompt's group uses its campaign's address. */
  boolean shares(LabelledPrompt prompt) {
    return of(prompt).shares();
  }

  private Places of(LabelledPrompt prompt) {
    Places found = places.get(group(prompt));
    if (found == null) {
      throw new IllegalArgumentException("a prompt of those that the addresses were made for");
    }
    return found;
  }

  /** The prompt as an exchange that came from one of the two addresses. */
  Exchange exchange(LabelledPrompt prompt) {
    Places of = of(prompt);
    String network = (prompt.text().hashCode() & 1) == 0 ? of.own() : of.vpn();
    Exchange bare = Exchange.of(prompt.account(), prompt.text());
    return new Exchange(
        bare.account(),
        bare.prompt(),
        bare.at(),
        bare.model(),
        bare.tool(),
        bare.payment(),
        bare.contact(),
        Optional.of(network + "::1"),
        bare.userAgent(),
        bare.signupAt(),
        bare.responseChars());
  }
}
