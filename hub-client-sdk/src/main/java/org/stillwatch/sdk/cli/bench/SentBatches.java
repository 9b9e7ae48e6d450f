package org.stillwatch.sdk.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stillwatch.sdk.trust.LabConfig;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;

/** What a lab keeps of what it sent: batches with their receipts, in the order of its chain. */
final class SentBatches {
  private static final String RECEIPT = ".receipt";
  private static final Limits LIMITS = new Limits(1 << 20, 4);

  private SentBatches() {}

  /**
   * One batch that the hub gave a receipt for.
   *
   * @param receipt its sealed text
   * @param digest of the batch's header
   */
  record Sent(String name, Bytes sealed, String receipt, Digest digest) {}

  /** All of a lab, while it does not send. */
  static List<Sent> of(BenchLab lab) throws IOException {
    Path folder =
        LabConfig.folder(lab.config())
            .in("outbox")
            .path(lab.lab().config().stream().name() + "-sent");
    List<Path> receipts;
    try (Stream<Path> files = Files.list(folder)) {
      receipts = files.filter(file -> file.toString().endsWith(RECEIPT)).sorted().toList();
    }
    List<Sent> sent = new ArrayList<>();
    for (Path receipt : receipts) {
      String file = receipt.getFileName().toString();
      String number = file.substring(0, file.length() - RECEIPT.length());
      JsonNode json = StrictJson.read(Files.readAllBytes(receipt), LIMITS);
      sent.add(
          new Sent(
              lab.name() + " " + number,
              Bytes.of(Files.readAllBytes(folder.resolve(number + ".batch"))),
              json.path("receipt").asText(),
              Digest.parse(json.path("batch").asText())));
    }
    return sent;
  }
}
