package org.stillwatch.wire.stix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The STIX bundle that defines our extensions (STIX 2.1 section 7.3). */
public final class ExtensionDefinitions {
  private static final String RESOURCE = "extension-definitions.json";

  private ExtensionDefinitions() {}

  /** The bundle: the definitions and the identity that made them. A fresh tree each time. */
  public static JsonNode bundle() {
    try (InputStream in = ExtensionDefinitions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the extension definitions are missing from the jar");
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
