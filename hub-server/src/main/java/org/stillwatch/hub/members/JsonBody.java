package org.stillwatch.hub.members;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.problem.Reason;

/** A small JSON request body with a closed set of members, read strictly. */
public final class JsonBody {
  private static final int MOST_BYTES = 32_768;

  private final Members members;

  private JsonBody(Members members) {
    this.members = members;
  }

  /**
   * Reads a body.
   *
   * @throws Refused if it has other members than those names, or is too large
   */
  public static JsonBody read(InputStream body, Set<String> names) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Refused(new Refusal.OverLimit("the body", MOST_BYTES));
    }
    try {
      return new JsonBody(
          Members.of(StrictJson.read(bytes, new Limits(MOST_BYTES, 4)), names, Set.of()));
    } catch (MalformedJson e) {
      throw malformed("", "a JSON object with exactly the members " + names, e);
    }
  }

  /** The text of a member. */
  public String text(String name) {
    try {
      return members.text(name);
    } catch (MalformedJson e) {
      throw malformed("/" + name, "a text", e);
    }
  }

  /** The refusal of a member. */
  public static Refused malformed(String field, String expected, Throwable cause) {
    return new Refused(
        new Refusal.Malformed(new Reason(0, field, expected, "see /openapi")), cause);
  }
}
