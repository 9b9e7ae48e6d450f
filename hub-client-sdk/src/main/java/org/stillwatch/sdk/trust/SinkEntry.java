package org.stillwatch.sdk.trust;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One sink as the configuration writes it. Its members are read, strictly, by its kind. It holds
 * names of files with secrets, never secrets.
 */
public final class SinkEntry {
  private final JsonNode json;

  /** An object; anything else is refused where the entry is read. */
  public SinkEntry(JsonNode json) {
    this.json = json.deepCopy();
  }

  /** A copy. */
  public JsonNode json() {
    return json.deepCopy();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SinkEntry that && json.equals(that.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return "SinkEntry";
  }
}
