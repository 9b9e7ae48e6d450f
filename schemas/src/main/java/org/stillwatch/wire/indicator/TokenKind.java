package org.stillwatch.wire.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.oprf.TokenClass;

/**
 * A low-entropy identifier as a VOPRF output (RFC 9497) of one class and epoch. Tokens agree when
 * they are equal; tokens of different epochs never do.
 *
 * @param name such as {@code payment-token}
 * @param tokenClass under whose key the values are evaluated
 * @param standing what an agreement may cause
 * @param longest life of an indicator
 */
public record TokenKind(String name, TokenClass tokenClass, Standing standing, Duration longest)
    implements IndicatorKind {
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
    Comparison comparison =
        Comparison.exact(form() + " " + fields.path("epoch").textValue(), standing);
    return List.of(
        new MatchValue(comparison, Bytes.fromBase64Url(fields.path("token").textValue())));
  }

  @Override
  public boolean byLikeness() {
    return false;
  }

  @Override
  public List<ObjectNode> examples() {
    Bytes token = Digest.of(Bytes.utf8(name + " example")).bytes();
    ObjectNode plain = fields(token, "2026Q4", "stillwatch-voprf/1", Set.of());
    ObjectNode cautious = fields(token, "2026Q4", "stillwatch-voprf/1", Set.of(Caution.RESELLER));
    return List.of(plain, cautious);
  }

  /** The extension of an indicator of this kind. */
  public ObjectNode fields(Bytes token, String epoch, String reducer, Set<Caution> cautions) {
    ObjectNode fields =
        JsonNodeFactory.instance
            .objectNode()
            .put("extension_type", Extension.INDICATOR_KIND.extensionType())
            .put("kind", form())
            .put("epoch", epoch)
            .put("reducer", reducer)
            .put("token", token.base64Url());
    Caution.write(cautions, fields);
    return fields;
  }
}
