package org.stillwatch.sdk.sink.webhook;

/** A request is not one that the holder of a secret signed, or is too old. Nothing of it counts. */
public final class WebhookRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WebhookRefused(String expected) {
    super("expected " + expected + ": answer 401 and use nothing of it");
  }
}
