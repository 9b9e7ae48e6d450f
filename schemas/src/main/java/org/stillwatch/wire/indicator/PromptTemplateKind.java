package org.stillwatch.wire.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * What the prompts of a cluster have in common, as keyed sketches of three features. Templates
 * agree when sketches of one feature are alike. At most {@value #MOST_PER_FEATURE} sketches a
 * feature.
 */
public record PromptTemplateKind() implements IndicatorKind {
  /** Sketches of one feature that an indicator may carry. */
  public static final int MOST_PER_FEATURE = 3;

  /** The field that says, if it is there and true, that anybody can find the template in public. */
  public static final String PUBLIC = "public";

  @Override
  public String name() {
    return "prompt-template";
  }

  @Override
  public String form() {
    return "prompt-template/1";
  }

  @Override
  public String patternValue(JsonNode fields) {
    MessageDigest hash = Digest.sha256();
    for (MatchValue value : matchValues(fields)) {
      value.content().addTo(hash);
    }
    return Bytes.of(hash.digest()).base64Url();
  }

  @Override
  public List<MatchValue> matchValues(JsonNode fields) {
    List<MatchValue> values = new ArrayList<>();
    Standing standing = isPublic(fields) ? Standing.TOGETHER : Standing.ALONE;
    for (Feature feature : Feature.values()) {
      Comparison comparison =
          Comparison.alike(form() + " " + feature.wireName(), feature, standing);
      for (JsonNode sketch : fields.path(feature.wireName())) {
        values.add(new MatchValue(comparison, Bytes.fromBase64Url(sketch.textValue())));
      }
    }
    return values;
  }

  @Override
  public Standing standing() {
    return Standing.ALONE;
  }

  /** A public template is marked, not silenced: attackers use public templates too. */
  private static boolean isPublic(JsonNode fields) {
    return fields.path(PUBLIC).asBoolean(false);
  }

  @Override
  public Set<Caution> cautions(JsonNode fields) {
    return isPublic(fields) ? Set.of(Caution.PUBLIC_TEMPLATE) : Set.of();
  }

  @Override
  public boolean byLikeness() {
    return true;
  }

  @Override
  public List<ObjectNode> examples() {
    Random made = new Random(7);
    List<Sketch> sketches = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      byte[] components = new byte[feature.components()];
      made.nextBytes(components);
      sketches.add(Sketch.of(feature, components));
    }
    String background = Digest.of(Bytes.utf8("an example's background")).base64Url();
    String reducer = "stillwatch-lexical/1";
    return List.of(
        fields(sketches, background, "2026Q4", reducer),
        publicFields(sketches, background, "2026Q4", reducer));
  }

  /** As {@link #fields}, of templates that anybody can find in public. */
  public ObjectNode publicFields(
      List<Sketch> sketches, String background, String epoch, String reducer) {
    return fields(sketches, background, epoch, reducer).put(PUBLIC, true);
  }

  /**
   * The extension of an indicator of this kind.
   *
   * @param background digest of the background that told the common from the rare
   */
  public ObjectNode fields(List<Sketch> sketches, String background, String epoch, String reducer) {
    ObjectNode fields =
        JsonNodeFactory.instance
            .objectNode()
            .put("extension_type", Extension.INDICATOR_KIND.extensionType())
            .put("kind", form())
            .put("epoch", epoch)
            .put("reducer", reducer)
            .put("background", background);
    for (Feature feature : Feature.values()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      sketches.stream()
          .filter(sketch -> sketch.feature() == feature)
          .limit(MOST_PER_FEATURE)
          .forEach(sketch -> list.add(Bytes.of(sketch.components()).base64Url()));
      if (!list.isEmpty()) {
        fields.set(feature.wireName(), list);
      }
    }
    return fields;
  }
}
