package org.stillwatch.sdk.transport;

import com.fasterxml.jackson.databind.JsonNode;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.StrictJson;

/**
 * An answer of success.
 *
 * @param status 200 to 299
 */
public record HubAnswer(int status, Bytes body) {
  private static final int DEEPEST = 16;

  /**
   * The body as JSON.
   *
   * @throws HubUnreachable if it is none: something else than a hub answered
   */
  public JsonNode json() {
    try {
      return StrictJson.read(body.toByteArray(), new Limits(Math.max(1, body.size()), DEEPEST));
    } catch (MalformedJson e) {
      throw new HubUnreachable(
          "the answer is no JSON: expected a Stillwatch hub at this address; check it", e);
    }
  }

  /** A string of the body. */
  public String text(String member) {
    JsonNode value = json().path(member);
    if (!value.isTextual()) {
      throw new HubUnreachable(
          "the answer lacks " + member + ": expected a Stillwatch hub of this version", null);
    }
    return value.textValue();
  }
}
