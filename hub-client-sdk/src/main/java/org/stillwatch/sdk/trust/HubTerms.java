package org.stillwatch.sdk.trust;

import org.stillwatch.sdk.transport.HubAnswer;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.policy.Policy;
import org.stillwatch.wire.policy.PolicyInvalid;
import org.stillwatch.wire.seal.VerifyingKey;

/** What is in force at the hub: its policy, by its digest, and the epoch. */
public record HubTerms(Policy policy, Epoch epoch) {

  /**
   * Asks the hub, and checks that it is the pinned one and that the policy is the one it names.
   *
   * @throws Untrusted otherwise
   */
  public static HubTerms of(HubConnection hub, TrustRoot root) {
    HubAnswer card = hub.getOpen("/hub");
    try {
      require(card.text("hub_id").equals(root.hub().toString()), "the hub of the ticket");
      require(VerifyingKey.fromJwk(card.text("key")).equals(root.hubKey()), "the hub's pinned key");
      require(
          card.text("matching_domain").equals(root.domain().name()),
          "the matching domain " + root.domain());
      Policy policy = Policy.read(hub.getOpen("/policy").body().toByteArray());
      require(
          policy.digest().equals(Digest.parse(card.text("policy"))),
          "the policy whose digest the hub names; it may just have changed, try again");
      return new HubTerms(policy, Epoch.parse(card.text("epoch")));
    } catch (IllegalArgumentException | PolicyInvalid e) {
      throw new Untrusted(
          "expected the card and policy of a hub of this version: ask its operator", e);
    }
  }

  private static void require(boolean holds, String expected) {
    if (!holds) {
      throw new Untrusted("expected " + expected + " at this address: ask the hub's operator");
    }
  }
}
