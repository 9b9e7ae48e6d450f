package org.stillwatch.wire.stix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The STIX bundle that defines our extensions (STIX 2.1 section 7.3). */
public final class ExtensionDefinitions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RESOURCE = "extension-definitions.json";

  private ExtensionDefinitions() {}

  /** The bundle: the definitions and the identity that made them. A fresh tree each time. */
  public static JsonNode bundle() {
    try (InputStream in = ExtensionDefinitions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the extension definitions are missing from the jar");
      }
      JsonNode bundle = JSON.readTree(in);
      for (JsonNode object : bundle.path("objects")) {
        String schema = object.path("schema").asText();
        if (schema.matches("[a-z0-9/-]+\\.json")) {
          ((ObjectNode) object).put("schema", text(schema));
        }
      }
      return bundle;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema itself, so that who gets a definition needs nothing else. */
  private static String text(String resource) throws IOException {
    try (InputStream in = ExtensionDefinitions.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      return JSON.readTree(in).toString();
    }
  }
}
