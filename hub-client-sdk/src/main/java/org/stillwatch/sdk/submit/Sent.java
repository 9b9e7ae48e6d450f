package org.stillwatch.sdk.submit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillwatch.sdk.sign.Place;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.indicator.StixId;

/**
 * What the hub took, with its receipts: for the lab's own audit, and the place at which the chain
 * goes on. The receipt is written before anything else.
 */
final class Sent {
  private static final String RECEIPT = ".receipt";
  private static final String BATCH = ".batch";
  private static final String BEGIN = "begin";

  private final Disk disk;
  private final String folder;

  Sent(Disk disk, String stream) {
    this.disk = disk;
    this.folder = stream + "-sent";
  }

  void keepReceipt(VerifiedReceipt receipt, List<StixId> about) throws IOException {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("receipt", receipt.jws())
            .put("batch", receipt.receipt().batch().base64Url());
    var list = json.putArray("about");
    about.forEach(id -> list.add(id.toString()));
    disk.write(file(receipt.receipt().sequence(), RECEIPT), CanonicalJson.write(json));
  }

  void keepBatch(long sequence, Bytes sealed) throws IOException {
    disk.write(file(sequence, BATCH), sealed.toByteArray());
  }

  /**
   * Marks a folder of a lab that has just enrolled. If the hub has batches of this lab from before
   * it enrolled anew, the chain goes on after them: see {@link #mayBeginAnywhere}.
   */
  void markNewlyEnrolled() throws IOException {
    if (disk.read(folder + "/" + BEGIN).isEmpty()) {
      disk.write(folder + "/" + BEGIN, CanonicalJson.write(JsonNodeFactory.instance.objectNode()));
    }
  }

  /** Whether nothing was sent from here yet, by a lab that has just enrolled. */
  boolean mayBeginAnywhere() throws IOException {
    return receipts().isEmpty() && begin().map(json -> !json.has("next")).orElse(false);
  }

  /** From now on the chain of this folder begins there. */
  void beginAt(Place place) throws IOException {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("next", place.sequence())
            .put("previous", place.previous().base64Url());
    disk.write(folder + "/" + BEGIN, CanonicalJson.write(json));
  }

  private Optional<JsonNode> begin() throws IOException {
    return disk.read(folder + "/" + BEGIN).map(file -> StrictJson.read(file, StatementForm.LIMITS));
  }

  /** Where the next batch stands. */
  Place next() throws IOException {
    List<String> names = receipts();
    if (names.isEmpty()) {
      return begin()
          .filter(json -> json.has("next"))
          .map(json ->
              new Place(json.path("next").asLong(), Digest.parse(json.path("previous").asText())))
          .orElse(Place.FIRST);
    }
    String newest = names.get(names.size() - 1);
    return new Place(number(newest) + 1, Digest.parse(json(newest).path("batch").asText()));
  }

  /** The sealed text of the receipt of that batch. */
  Optional<String> receiptOf(long sequence) throws IOException {
    String name = file(sequence, RECEIPT);
    return disk.read(name)
        .map(file -> StrictJson.read(file, StatementForm.LIMITS).path("receipt").asText());
  }

  /** The sealed text of the receipt that covers a statement; looks at the newest first. */
  Optional<String> receiptAbout(StixId about) throws IOException {
    List<String> names = new ArrayList<>(receipts());
    Collections.reverse(names);
    for (String name : names) {
      JsonNode json = json(name);
      for (JsonNode id : json.path("about")) {
        if (id.asText().equals(about.toString())) {
          return Optional.of(json.path("receipt").asText());
        }
      }
    }
    return Optional.empty();
  }

  /** The sealed texts of the receipts of later batches than that, in their order. */
  List<String> receiptsAfter(long sequence) throws IOException {
    List<String> later = new ArrayList<>();
    for (String name : receipts()) {
      if (number(name) > sequence) {
        later.add(json(name).path("receipt").asText());
      }
    }
    return later;
  }

  /** The sealed batches, in their order. */
  Stream<byte[]> batches() throws IOException {
    return disk.names(folder).stream()
        .filter(name -> name.endsWith(BATCH))
        .flatMap(name -> batch(name).stream());
  }

  private Optional<byte[]> batch(String name) {
    try {
      return disk.read(folder + "/" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(String receipt) {
    return Long.parseLong(receipt.substring(0, receipt.length() - RECEIPT.length()));
  }

  private List<String> receipts() throws IOException {
    return disk.names(folder).stream().filter(name -> name.endsWith(RECEIPT)).toList();
  }

  private JsonNode json(String name) throws IOException {
    byte[] file =
        disk.read(folder + "/" + name)
            .orElseThrow(() -> new IOException("the outbox lost the receipt " + name));
    return StrictJson.read(file, StatementForm.LIMITS);
  }

  private String file(long sequence, String end) {
    return folder + "/" + String.format(Locale.ROOT, "%012d", sequence) + end;
  }
}
