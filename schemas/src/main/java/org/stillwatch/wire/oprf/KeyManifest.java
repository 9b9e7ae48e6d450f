package org.stillwatch.wire.oprf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.MalformedJson.Reason;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.Rfc3339;

/**
 * Which key evaluates a class in an epoch, and who holds it. The hub signs it, so that it cannot
 * give one lab another key than the rest.
 *
 * @param publicKey what proofs are verified against
 * @param threshold t: how many evaluators it takes, 1 to n
 * @param shares of the n evaluators, by ascending index; with one evaluator the one share has index
 *     1 and commits to the key itself
 * @param notBefore first moment of use, whole seconds
 * @param notAfter last moment of use, whole seconds, later than the first
 */
public record KeyManifest(
    HubId hub,
    MatchingDomain matchingDomain,
    Epoch epoch,
    TokenClass tokenClass,
    EvaluationPublicKey publicKey,
    int threshold,
    List<KeyShare> shares,
    Instant notBefore,
    Instant notAfter) {
  /** The name of this format; another layout gets another name. */
  public static final String FORMAT = "stillwatch-key-manifest/1";

  private static final Limits LIMITS = new Limits(20_000, 3);
  private static final Set<String> MEMBERS =
      Set.of(
          "format",
          "hub",
          "matching_domain",
          "epoch",
          "class",
          "public_key",
          "threshold",
          "evaluators",
          "shares",
          "not_before",
          "not_after");
  private static final Set<String> SHARE_MEMBERS = Set.of("index", "commitment");

  public KeyManifest {
    shares = List.copyOf(shares);
    if (threshold < 1 || threshold > shares.size() || !ascending(shares)) {
      throw new IllegalArgumentException(
          "a manifest has a threshold from 1 to the number of shares, by ascending index");
    }
    if (shares.size() == 1 && shares.get(0).index() != 1) {
      throw new IllegalArgumentException("a single share has index 1");
    }
    if (!Sharing.matches(publicKey, threshold, shares)) {
      throw new IllegalArgumentException("the commitments must be shares of the public key");
    }
    if (!notBefore.isBefore(notAfter)) {
      throw new IllegalArgumentException("a manifest ends after it starts");
    }
  }

  /** The manifest of a hub that holds the whole key. */
  public static KeyManifest ofOneEvaluator(
      HubId hub,
      MatchingDomain matchingDomain,
      Epoch epoch,
      TokenClass tokenClass,
      EvaluationPublicKey publicKey,
      Instant notBefore,
      Instant notAfter) {
    var shares = List.of(new KeyShare(1, publicKey));
    return new KeyManifest(
        hub, matchingDomain, epoch, tokenClass, publicKey, 1, shares, notBefore, notAfter);
  }

  /** Whether the key may be used at a moment. */
  public boolean covers(Instant moment) {
    return !moment.isBefore(notBefore) && !moment.isAfter(notAfter);
  }

  public byte[] toCanonical() {
    var manifest =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", FORMAT)
            .put("hub", hub.toString())
            .put("matching_domain", matchingDomain.name())
            .put("epoch", epoch.toString())
            .put("class", tokenClass.wireName())
            .put("public_key", publicKey.base64Url())
            .put("threshold", threshold)
            .put("evaluators", shares.size())
            .put("not_before", Rfc3339.write(notBefore))
            .put("not_after", Rfc3339.write(notAfter));
    var list = manifest.putArray("shares");
    for (var share : shares) {
      list.addObject()
          .put("index", share.index())
          .put("commitment", share.commitment().base64Url());
    }
    return CanonicalJson.write(manifest);
  }

  /**
   * Reads exactly what {@link #toCanonical} writes.
   *
   * @throws MalformedJson for anything else
   */
  public static KeyManifest parse(byte[] canonical) {
    var members = Members.of(CanonicalJson.readExact(canonical, LIMITS), MEMBERS, Set.of());
    members.constant("format", FORMAT);
    var shares =
        members.list("shares", KeyShare.MAX_INDEX).stream().map(KeyManifest::share).toList();
    if (members.integer("evaluators", 1, KeyShare.MAX_INDEX) != shares.size()) {
      throw new MalformedJson(Reason.BAD_VALUE, "/evaluators");
    }
    try {
      return new KeyManifest(
          members.text("hub", HubId::parse),
          members.text("matching_domain", MatchingDomain::new),
          members.text("epoch", Epoch::parse),
          members.text("class", TokenClass::named),
          members.text("public_key", EvaluationPublicKey::parse),
          (int) members.integer("threshold", 1, KeyShare.MAX_INDEX),
          shares,
          members.text("not_before", Rfc3339::parse),
          members.text("not_after", Rfc3339::parse));
    } catch (MalformedJson e) {
      throw e;
    } catch (IllegalArgumentException _unrepeated) {
      throw new MalformedJson(Reason.BAD_VALUE, "");
    }
  }

  private static KeyShare share(JsonNode share) {
    var members = Members.of(share, SHARE_MEMBERS, Set.of());
    return new KeyShare(
        (int) members.integer("index", 1, KeyShare.MAX_INDEX),
        members.text("commitment", EvaluationPublicKey::parse));
  }

  private static boolean ascending(List<KeyShare> shares) {
    for (int i = 1; i < shares.size(); i++) {
      if (shares.get(i - 1).index() >= shares.get(i).index()) {
        return false;
      }
    }
    return true;
  }
}
