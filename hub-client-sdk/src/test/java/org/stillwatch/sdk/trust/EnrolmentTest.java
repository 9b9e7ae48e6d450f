package org.stillwatch.sdk.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.enrolment.Ticket;

class EnrolmentTest {
  @TempDir private Path folder;
  private FakeHub hub;
  private Path file;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub(FakeHub.policy("evaluation"));
    file = folder.resolve("lab.json");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private static Enrolment enrolment() {
    return new Enrolment(Clock.systemUTC(), new SecureRandom());
  }

  @Test
  void aTicketBecomesKeysThatOnlyTheOwnerCanReadAndAConfiguration() throws Exception {
    LabConfig config = enrolment().enrol(file, hub.ticket());

    assertThat(LabConfig.read(file)).isEqualTo(config);
    assertThat(config.root().hub()).isEqualTo(hub.id());
    Path keys = folder.resolve("lab.json.d/keys");
    try (var files = Files.list(keys)) {
      assertThat(files)
          .hasSize(4)
          .allSatisfy(key ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                  .isEqualTo("rw-------"));
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("lab.json.d"))))
        .isEqualTo("rwx------");
    assertThat(Files.readString(file)).doesNotContain("\"d\"");
  }

  @Test
  void aKeyThatOthersMayReadIsRefused() throws Exception {
    enrolment().enrol(file, hub.ticket());
    Path key = folder.resolve("lab.json.d/keys/batch-key.jwk");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

    assertThatIOException()
        .isThrownBy(() -> LabKeys.load(LabConfig.folder(file).in("keys")))
        .withMessageContaining("open to others");
  }

  @Test
  void aDamagedKeyIsNotRepeatedInTheMessage() throws Exception {
    enrolment().enrol(file, hub.ticket());
    PrivateFolder keys = LabConfig.folder(file).in("keys");
    keys.write(
        "client-key.jwk", "{\"d\":\"topsecret".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThatIOException()
        .isThrownBy(() -> LabKeys.load(keys))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"))
        .withNoCause();
  }

  @Test
  void aHubThatCannotBeReachedLeavesTheKeysForAnotherTry() throws Exception {
    Ticket ticket = hub.ticket();
    Ticket elsewhere =
        new Ticket(
            java.net.URI.create("http://127.0.0.1:1"),
            ticket.hubId(),
            ticket.hubKey(),
            ticket.code(),
            ticket.expires());
    assertThatExceptionOfType(HubUnreachable.class)
        .isThrownBy(() -> enrolment().enrol(file, elsewhere));
    assertThat(file).doesNotExist();
    LabKeys made = LabKeys.load(LabConfig.folder(file).in("keys"));

    enrolment().enrol(file, ticket);
    assertThat(LabKeys.load(LabConfig.folder(file).in("keys")).batchKey().publicKey())
        .isEqualTo(made.batchKey().publicKey());
  }

  @Test
  void anotherHubThanTheTicketsIsNotTrusted() {
    Ticket ticket = hub.ticket();
    Ticket other =
        new Ticket(
            ticket.hub(), UUID.randomUUID(), ticket.hubKey(), ticket.code(), ticket.expires());
    assertThatExceptionOfType(Untrusted.class).isThrownBy(() -> enrolment().enrol(file, other));
    assertThat(file).doesNotExist();
  }

  @Test
  void aTicketThatIsOverIsNotSent() {
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
    assertThatIOException()
        .isThrownBy(() -> new Enrolment(late, new SecureRandom()).enrol(file, hub.ticket()))
        .withMessageContaining("over");
  }

  @Test
  void anEnrolledLabIsNotEnrolledOverAgain() throws Exception {
    enrolment().enrol(file, hub.ticket());
    assertThatIOException().isThrownBy(() -> enrolment().enrol(file, hub.ticket()));
  }

  @Test
  void aConfigurationWithAnUnknownMemberIsRefused() throws Exception {
    enrolment().enrol(file, hub.ticket());
    String text = Files.readString(file).replace("\"lab\"", "\"labb\"");
    Files.writeString(file, text);
    assertThatIOException().isThrownBy(() -> LabConfig.read(file));
  }
}
