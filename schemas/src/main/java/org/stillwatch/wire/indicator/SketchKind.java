package org.stillwatch.wire.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * One sketch under the members' group key that is only compared, never searched for: the hub holds
 * it against clusters that something else has brought together.
 *
 * @param name such as {@code account-pattern}
 * @param version of the form, from 1 on
 * @param measure how likeness is read from two sketches
 * @param bytes length of a sketch
 * @param standing what an agreement may cause; never {@link Standing#ALONE}
 * @param usualReducer a published program that makes it, for the examples
 */
public record SketchKind(
    String name, int version, Measure measure, int bytes, Standing standing, String usualReducer)
    implements IndicatorKind {
  private static final String SKETCH = "sketch";

  /** Refuses a kind that could raise an alert by itself. */
  public SketchKind {
    if (standing == Standing.ALONE || bytes < 16 || version < 1) {
      throw new IllegalArgumentException("a kind that only corroborates, of 16 bytes at least");
    }
  }

  @Override
  public String form() {
    return name + "/" + version;
  }

  @Override
  public String patternValue(JsonNode fields) {
    return Digest.of(Bytes.fromBase64Url(fields.path(SKETCH).textValue())).base64Url();
  }

  @Override
  public List<MatchValue> matchValues(JsonNode fields) {
    return List.of();
  }

  @Override
  public Optional<Measure> comparedBy() {
    return Optional.of(measure);
  }

  @Override
  public Optional<Compared> compared(JsonNode fields) {
    return Optional.of(
        Compared.of(
            fields.path("reducer").textValue(),
            fields.path("background").textValue(),
            Bytes.fromBase64Url(fields.path(SKETCH).textValue())));
  }

  @Override
  public boolean byLikeness() {
    return true;
  }

  @Override
  public List<ObjectNode> examples() {
    byte[] sketch = new byte[bytes];
    new Random(bytes).nextBytes(sketch);
    String background = Digest.of(Bytes.utf8("an example's background")).base64Url();
    return List.of(fields(Bytes.of(sketch), background, "2026Q4", usualReducer));
  }

  /**
   * The extension of an indicator of this kind.
   *
   * @param sketch of exactly {@link #bytes()} bytes
   * @param background digest of what the members agreed on to make sketches comparable
   */
  public ObjectNode fields(Bytes sketch, String background, String epoch, String reducer) {
    if (sketch.size() != bytes) {
      throw new IllegalArgumentException("a sketch of " + bytes + " bytes");
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("extension_type", Extension.INDICATOR_KIND.extensionType())
        .put("kind", form())
        .put("epoch", epoch)
        .put("reducer", reducer)
        .put("background", background)
        .put(SKETCH, sketch.base64Url());
  }
}
