package org.stillwatch.wire.stix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.stillwatch.wire.indicator.Tlp;

/** The marking definitions of TLP 2.0, as OASIS published them, so that a bundle holds its own. */
public final class TlpMarking {
  private static final String EXTENSION =
      "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
  private static final String CREATED = "2022-10-01T00:00:00.000Z";

  private TlpMarking() {}

  /** The marking definition of a label. */
  public static ObjectNode of(Tlp tlp) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "marking-definition")
            .put("spec_version", "2.1")
            .put("id", tlp.markingRef())
            .put("created", CREATED)
            .put("name", "TLP:" + tlp.word().toUpperCase(Locale.ROOT));
    json.putObject("extensions")
        .putObject(EXTENSION)
        .put("extension_type", "property-extension")
        .put("tlp_2_0", tlp.word());
    return json;
  }
}
