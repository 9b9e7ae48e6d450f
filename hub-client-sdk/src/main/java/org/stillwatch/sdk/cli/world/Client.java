package org.stillwatch.sdk.cli.world;

import java.time.Instant;
import java.util.List;

/**
 * What a lab sees of an account beside its prompts.
 *
 * @param addresses IP addresses, used by turns
 * @param agents user agents, used by turns
 * @param tools used by turns; empty for none
 * @param beat the operator whose queue sets the pace; 0 for an account with a pace of its own
 * @param replyChars the mean length of a response, in characters
 */
record Client(
    String payment,
    String contact,
    List<String> addresses,
    List<String> agents,
    Instant signup,
    List<String> tools,
    int beat,
    int replyChars) {
  Client {
    addresses = List.copyOf(addresses);
    agents = List.copyOf(agents);
    tools = List.copyOf(tools);
  }
}
