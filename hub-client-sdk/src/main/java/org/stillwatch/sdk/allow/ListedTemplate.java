package org.stillwatch.sdk.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.KeyedShingles;
import org.stillwatch.sdk.reduce.Normaliser;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Shingler;
import org.stillwatch.sdk.reduce.Signatures;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.indicator.Feature;

/**
 * One listed template: a random id and the keyed hashes of its text's shingles. Neither text nor
 * name can be read from it.
 *
 * @param id random; names the entry and says nothing of it
 * @param keyed the hashes, by feature
 */
public record ListedTemplate(UUID id, Template keyed) {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final String ID_FIELD = "id";
  private static final Set<String> FIELDS = fields();

  /** The template of that text; empty if the text is too short to be told from others. */
  public static Optional<ListedTemplate> of(String text, GroupKey key, UUID id) {
    String normal = new Normaliser().normalise(text);
    Shingler shingler = new Shingler(key);
    Template plain =
        new Template(
            shingler.set(normal, Feature.C8),
            shingler.set(normal, Feature.C12),
            shingler.set(normal, Feature.SKELETON));
    return plain.c8().size() < Signatures.minShingles(Feature.C8)
        ? Optional.empty()
        : Optional.of(new ListedTemplate(id, KeyedShingles.ofListedTemplates(key).of(plain)));
  }

  /** One object, for a list. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put(ID_FIELD, id.toString());
    for (Feature feature : Feature.values()) {
      ShingleSet hashes = keyed.of(feature);
      ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * Long.BYTES);
      hashes.stream().forEach(bytes::putLong);
      json.put(feature.wireName(), Bytes.of(bytes.array()).base64Url());
    }
    return json;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException for anything else
   */
  static ListedTemplate read(JsonNode json) {
    Members in = Members.of(json, FIELDS, Set.of());
    Template keyed =
        new Template(
            in.text(Feature.C8.wireName(), ListedTemplate::hashes),
            in.text(Feature.C12.wireName(), ListedTemplate::hashes),
            in.text(Feature.SKELETON.wireName(), ListedTemplate::hashes));
    if (keyed.c8().size() == 0) {
      throw new IllegalArgumentException("a template has shingles");
    }
    return new ListedTemplate(in.text(ID_FIELD, ListedTemplate::id), keyed);
  }

  /** Reads a random id in its one text form (RFC 9562 version 4). */
  static UUID id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new IllegalArgumentException("expected a random UUID in lower case");
    }
    return UUID.fromString(text);
  }

  private static ShingleSet hashes(String base64Url) {
    byte[] bytes = Bytes.fromBase64Url(base64Url).toByteArray();
    if (bytes.length % Long.BYTES != 0) {
      throw new IllegalArgumentException("expected hashes of eight bytes");
    }
    long[] hashes = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i - 1] >= hashes[i]) {
        throw new IllegalArgumentException("expected hashes in ascending order, each once");
      }
    }
    return ShingleSet.of(hashes);
  }

  private static Set<String> fields() {
    Set<String> fields = new java.util.HashSet<>(Set.of(ID_FIELD));
    for (Feature feature : Feature.values()) {
      fields.add(feature.wireName());
    }
    return Set.copyOf(fields);
  }

  /** The id only. */
  @Override
  public String toString() {
    return "ListedTemplate[" + id + "]";
  }
}
