package org.stillwatch.sdk.submit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.stillwatch.sdk.sign.Place;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.sdk.trust.Untrusted;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.seal.Batch;
import org.stillwatch.wire.seal.StreamName;

/** The hub, as the outbox needs it. */
final class BatchPost {
  private final HubConnection hub;
  private final TrustRoot root;
  private final StreamName stream;
  private final Retry retry;

  BatchPost(HubConnection hub, TrustRoot root, StreamName stream, Retry retry) {
    this.hub = hub;
    this.root = root;
    this.stream = stream;
    this.retry = retry;
  }

  /** Sends a sealed form and verifies that the receipt is for it. */
  VerifiedReceipt send(long sequence, Pending.Variant variant) {
    byte[] sealed = variant.sealed().toByteArray();
    String jws = retry.of(() -> hub.post("/batches", Batch.MEDIA_TYPE, sealed).text("receipt"));
    VerifiedReceipt verified = receipt(jws, sequence, variant);
    if (verified.receipt().includedBy().isEmpty()) {
      throw new Untrusted(
          "expected a receipt that promises the batch a place in the hub's log: it stays in the"
              + " outbox");
    }
    return verified;
  }

  VerifiedReceipt receipt(String jws, long sequence, Pending.Variant variant) {
    VerifiedReceipt verified = root.receipt(jws);
    Receipt receipt = verified.receipt();
    if (!receipt.stream().equals(stream.name())
        || receipt.sequence() != sequence
        || !receipt.batch().equals(variant.digest())
        || receipt.objects() != variant.objects()) {
      throw new Untrusted("expected a receipt for the batch that was sent: it stays in the outbox");
    }
    return verified;
  }

  /** Where the hub says that the chain goes on. */
  Place head() {
    JsonNode json =
        retry.of(
            () -> hub.get("/batches/head", Map.of("stream", stream.name()), Duration.ZERO).json());
    long next = json.path("next").asLong(0);
    if (next < 1) {
      throw new HubUnreachable("the answer lacks the head of the chain", null);
    }
    return new Place(next, Digest.parse(json.path("head").asText()));
  }
}
