package org.stillwatch.sdk.observe;

/** Says why a line is no exchange, without a value of it. Never leaves this room. */
final class MalformedLine extends Exception {
  private static final long serialVersionUID = 1;

  MalformedLine(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
