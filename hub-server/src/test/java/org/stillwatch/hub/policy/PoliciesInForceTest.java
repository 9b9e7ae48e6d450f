package org.stillwatch.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.stillwatch.hub.policy.Objection.KindNotEnabled;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.Policy;

class PoliciesInForceTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Policy OLD = PolicyFile.bundled("hub").read();
  private static final Policy NEW = standardBut(tree -> tree.put("version", 2));

  @Test
  void theCurrentPolicyIsAcceptedAndAStrangeOneIsNot() {
    var policies = new PoliciesInForce(OLD, List.of());

    assertThat(policies.accepts(OLD.digest(), NOW)).isTrue();
    assertThat(policies.accepts(NEW.digest(), NOW)).isFalse();
    assertThat(policies.accepts(Digest.ZERO, NOW)).isFalse();
  }

  @Test
  void theReplacedPolicyIsAcceptedUntilItsGraceEnds() {
    var policies = new PoliciesInForce(OLD, List.of()).replacedBy(NEW, NOW);
    var end = NOW.plus(Duration.ofDays(7));

    assertThat(policies.current()).isEqualTo(NEW);
    assertThat(policies.accepts(NEW.digest(), NOW)).isTrue();
    assertThat(policies.accepts(OLD.digest(), end.minusSeconds(1))).isTrue();
    assertThat(policies.accepts(OLD.digest(), end)).isFalse();
    assertThat(policies.accepts(NEW.digest(), end)).isTrue();
  }

  @Test
  void startingAgainUnderTheSamePolicyReplacesNothing() {
    var policies = new PoliciesInForce(OLD, List.of());

    assertThat(policies.replacedBy(OLD, NOW.plusSeconds(60))).isEqualTo(policies);
  }

  @Test
  void aPolicyThatCameBackIsTheCurrentOneWithoutAnEnd() {
    var policies =
        new PoliciesInForce(OLD, List.of())
            .replacedBy(NEW, NOW)
            .replacedBy(OLD, NOW.plusSeconds(1));

    assertThat(policies.accepts(OLD.digest(), NOW.plus(Duration.ofDays(300)))).isTrue();
  }

  @Test
  void aReplacedPolicyThatHasExpiredItselfIsNotAccepted() {
    var shortLived = standardBut(tree -> tree.put("valid_until", "2026-11-24T00:00:00Z"));
    var policies = new PoliciesInForce(shortLived, List.of()).replacedBy(NEW, NOW);

    assertThat(policies.accepts(shortLived.digest(), NOW)).isTrue();
    assertThat(policies.accepts(shortLived.digest(), Instant.parse("2026-11-24T00:00:00Z")))
        .isFalse();
  }

  @Test
  void nothingIsAcceptedOnceTheCurrentPolicyHasExpired() {
    var policies = new PoliciesInForce(OLD, List.of());

    assertThat(policies.accepts(OLD.digest(), OLD.validUntil().minusSeconds(1))).isTrue();
    assertThat(policies.accepts(OLD.digest(), OLD.validUntil())).isFalse();
  }

  @Test
  void aPolicyForLoopbackOrOfAnotherDomainHasNoGraceUnderTheStandardOne() {
    var loopback = standardBut(tree -> tree.put("loopback_only", true));
    var elsewhere = standardBut(tree -> tree.put("matching_domain", "elsewhere"));

    for (var earlier : List.of(loopback, elsewhere)) {
      var policies = new PoliciesInForce(earlier, List.of()).replacedBy(OLD, NOW);
      assertThat(policies.accepts(earlier.digest(), NOW)).isFalse();
    }
  }

  @Test
  void aBatchIsJudgedByThePolicyItNames() {
    var stricter =
        standardBut(tree -> {
          tree.put("version", 2);
          PolicyFileTest.object(tree, "/kinds/payment-token").put("min_accounts", 100);
        });
    var policies = new PoliciesInForce(OLD, List.of()).replacedBy(stricter, NOW);
    var claim = claim("payment-token");

    assertThat(policies.named(OLD.digest(), NOW).orElseThrow().objections(claim, NOW)).isEmpty();
    assertThat(policies.named(stricter.digest(), NOW).orElseThrow().objections(claim, NOW))
        .containsExactly(new Objection.TooFewAccounts(100));
  }

  @Test
  void aKindSwitchedOffIsRefusedAtOnceUnderTheReplacedPolicyToo() {
    var without =
        standardBut(
            tree -> PolicyFileTest.object(tree, "/kinds/contact-token").put("enabled", false));
    var policies = new PoliciesInForce(OLD, List.of()).replacedBy(without, NOW);
    var terms = policies.named(OLD.digest(), NOW).orElseThrow();

    assertThat(terms.objections(claim("contact-token"), NOW))
        .containsExactly(
            new KindNotEnabled(
                Objection.sorted(
                    without.kinds().keySet().stream()
                        .filter(kind -> !kind.equals("contact-token"))
                        .toList())));
    assertThat(terms.objections(claim("payment-token"), NOW)).isEmpty();
  }

  @Test
  void aLabsClockMayBeAFewMinutesAheadAndNoMore() {
    var terms = new Terms(OLD, OLD);
    var latest = NOW.plus(Duration.ofDays(90)).plus(Terms.CLOCK_SKEW);

    assertThat(terms.objections(until(latest), NOW)).isEmpty();
    assertThat(terms.objections(until(latest.plusSeconds(1)), NOW))
        .extracting(Objection::code)
        .containsExactly("kept-too-long");
  }

  private static Claim claim(String kind) {
    return new Claim(
        kind, kind + "/1", AccountsBucket.FROM_20, false, NOW.plus(Duration.ofDays(30)));
  }

  private static Claim until(Instant validUntil) {
    return new Claim("payment-token", "payment-token/1", AccountsBucket.FROM_20, false, validUntil);
  }

  private static Policy standardBut(Consumer<ObjectNode> change) {
    return new PolicyFile("a test's", PolicyFileTest.but(change)).read();
  }
}
