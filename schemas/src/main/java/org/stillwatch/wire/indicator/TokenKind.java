package org.stillwatch.wire.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * A low-entropy identifier as a VOPRF output (RFC 9497) of one class and epoch. Tokens agree when
 * they are equal; tokens of different epochs never do.
 *
 * @param name such as {@code payment-token}
 */
public record TokenKind(String name) implements IndicatorKind {
  @Override
  public String form() {
    return name + "/1";
  }

  @Override
  public String patternValue(JsonNode fields) {
    return fields.path("token").textValue();
  }

  @Override
  public List<MatchValue> matchValues(JsonNode fields) {
    Comparison comparison = Comparison.exact(form() + " " + fields.path("epoch").textValue());
    return List.of(
        new MatchValue(comparison, Bytes.fromBase64Url(fields.path("token").textValue())));
  }

  @Override
  public boolean byLikeness() {
    return false;
  }

  @Override
  public List<ObjectNode> examples() {
    return List.of(
        fields(Digest.of(Bytes.utf8(name + " example")).bytes(), "2026Q4", "stillwatch-voprf/1"));
  }

  /** The extension of an indicator of this kind. */
  public ObjectNode fields(Bytes token, String epoch, String reducer) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("extension_type", Extension.INDICATOR_KIND.extensionType())
        .put("kind", form())
        .put("epoch", epoch)
        .put("reducer", reducer)
        .put("token", token.base64Url());
  }
}
