package org.stillwatch.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.policy.Finding;

class PolicyFileTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"hub", "evaluation", "demo"})
  void aShippedPolicyKeepsToTheSchemaAndStartsOnLoopback(String name) {
    var file = PolicyFile.bundled(name);

    assertThat(PolicySchema.findings(file.content().toByteArray())).isEmpty();
    assertThat(file.start(LOOPBACK, NOW)).isEqualTo(file.read());
  }

  @Test
  void onlyTheStandardPolicyStartsOnAnAddressThatOthersReach() throws IOException {
    var everywhere = InetAddress.getByAddress(new byte[] {0, 0, 0, 0});
    var outside = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});

    assertThat(PolicyFile.bundled("hub").start(everywhere, NOW).name()).isEqualTo("standard");
    for (var name : new String[] {"evaluation", "demo"}) {
      for (var address : new InetAddress[] {everywhere, outside}) {
        assertThatThrownBy(() -> PolicyFile.bundled(name).start(address, NOW))
            .isInstanceOf(PolicyRefused.class)
            .hasMessageContaining("/loopback_only: Is true")
            .hasMessageContaining("Listen on 127.0.0.1");
      }
    }
  }

  @Test
  void anExpiredPolicyDoesNotStart() {
    assertThatThrownBy(
            () -> PolicyFile.bundled("hub").start(LOOPBACK, Instant.parse("2028-11-01T00:00:00Z")))
        .isInstanceOf(PolicyRefused.class)
        .hasMessageContaining("hub (shipped)")
        .hasMessageContaining("/valid_until: Was 2028-11-01T00:00:00Z")
        .hasMessageContaining("renew");
  }

  @Test
  void aPolicyOfTheFutureDoesNotStart() {
    assertThatThrownBy(
            () -> PolicyFile.bundled("demo").start(LOOPBACK, Instant.parse("2026-10-31T23:59:59Z")))
        .isInstanceOf(PolicyRefused.class)
        .hasMessageContaining("/valid_from: Is 2026-11-01T00:00:00Z");
  }

  @Test
  void aPolicyOfSomebodysOwnIsReadFromItsPath() throws IOException {
    var file = folder.resolve("ours.json");
    Files.write(file, but(tree -> tree.put("name", "ours").put("version", 7)).toByteArray());

    var policy = PolicyFile.at(file).start(LOOPBACK, NOW);

    assertThat(policy.name()).isEqualTo("ours");
    assertThat(policy.version()).isEqualTo(7);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> PolicyFile.at(folder.resolve("none.json")))
        .isInstanceOf(PolicyRefused.class)
        .hasMessageContaining("none.json")
        .hasMessageContaining("Cannot be read (NoSuchFileException)");
  }

  @Test
  void aPolicyThatDoesNotShipIsNamed() {
    assertThatThrownBy(() -> PolicyFile.bundled("lenient"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hub, evaluation and demo");
  }

  @Test
  void everythingThatIsWrongIsSaidOnceInPlainWords() {
    var spoilt =
        but(tree -> {
          tree.put("colour", "blue");
          tree.remove("epochs");
          object(tree, "/kinds/payment-token").put("min_accounts", 7);
          object(tree, "/kinds/contact-token/sharing").remove("handling");
          tree.put("valid_until", "tomorrow");
        });

    var thrown =
        catchThrowableOfType(
            PolicyRefused.class, () -> new PolicyFile("ours.json", spoilt).start(LOOPBACK, NOW));

    assertThat(thrown.findings())
        .extracting(Finding::pointer)
        .containsExactlyInAnyOrder(
            "/colour",
            "/epochs",
            "/kinds/payment-token/min_accounts",
            "/kinds/contact-token/sharing",
            "/valid_until");
    assertThat(thrown)
        .hasMessageStartingWith("The hub does not start with the policy ours.json.")
        .hasMessageContaining("/colour: Is unknown here.")
        .hasMessageContaining("/epochs: Is missing.")
        .hasMessageContaining("/kinds/payment-token/min_accounts: Is 7, which no report can show")
        .hasMessageContaining("/kinds/contact-token/sharing: Lacks handling.")
        .hasMessageContaining("/valid_until: Is not a moment in UTC");
  }

  @Test
  void whatTheSchemaFindsCarriesThePlaceAndTheRule() {
    var spoilt = but(tree -> object(tree, "/limits").put("max_depth", 1000).put("extra", 1));

    assertThat(PolicySchema.findings(spoilt.toByteArray()))
        .extracting(Finding::pointer)
        .containsExactlyInAnyOrder("/limits/max_depth", "/limits/extra");
  }

  @Test
  void aFileThatIsNoJsonIsSaidToBeNone() {
    assertThatThrownBy(() -> new PolicyFile("ours.json", Bytes.utf8("name: standard")).read())
        .isInstanceOf(PolicyRefused.class)
        .hasMessageContaining("the file: Cannot be read as JSON");
  }

  static Bytes but(Consumer<ObjectNode> change) {
    return but("hub", change);
  }

  /** A shipped policy after a change. */
  static Bytes but(String name, Consumer<ObjectNode> change) {
    try {
      var tree =
          (ObjectNode)
              new ObjectMapper().readTree(PolicyFile.bundled(name).content().toByteArray());
      change.accept(tree);
      return Bytes.utf8(tree.toString());
    } catch (IOException e) {
      throw new AssertionError("A shipped policy is no JSON.", e);
    }
  }

  static ObjectNode object(ObjectNode tree, String pointer) {
    return (ObjectNode) tree.at(pointer);
  }
}
