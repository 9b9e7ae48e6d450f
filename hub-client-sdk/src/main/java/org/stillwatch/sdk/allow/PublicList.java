package org.stillwatch.sdk.allow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.sdk.reduce.Reducer;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.Rfc3339;
import org.stillwatch.wire.seal.GroupKeyCheck;

/**
 * A list of public templates in one version.
 *
 * @param id random, the same for all versions of one list
 * @param version counts up from 1
 * @param made in whole seconds
 * @param groupKey check value of the key under which the hashes were made
 * @param reducer which cut the texts; see {@link Reducer#NAME}
 * @param templates no two of one id
 */
public record PublicList(
    UUID id,
    int version,
    Instant made,
    GroupKeyCheck groupKey,
    String reducer,
    List<ListedTemplate> templates) {
  /** Templates that one list may hold. */
  public static final int MOST = 10_000;

  static final String FORMAT = "stillwatch-public-templates/1";
  private static final Limits LIMITS = new Limits(4_096, 1);
  private static final Set<String> FIELDS =
      Set.of("format", "list", "version", "made", "group_key", "reducer", "count", "digest");

  public PublicList {
    templates = List.copyOf(templates);
    Set<UUID> ids = new HashSet<>();
    if (version < 1
        || templates.size() > MOST
        || !templates.stream().allMatch(one -> ids.add(one.id()))) {
      throw new IllegalArgumentException(
          "a version from 1 and at most " + MOST + " templates, each once");
    }
  }

  /** What the maker signs: all but the templates, and their digest. */
  byte[] header(Digest ofTemplates) {
    return CanonicalJson.write(
        JsonNodeFactory.instance
            .objectNode()
            .put("format", FORMAT)
            .put("list", id.toString())
            .put("version", version)
            .put("made", Rfc3339.write(made))
            .put("group_key", groupKey.base64Url())
            .put("reducer", reducer)
            .put("count", templates.size())
            .put("digest", ofTemplates.base64Url()));
  }

  /**
   * The list of that header.
   *
   * @param ofTemplates the digest of the lines that the templates were read from
   * @throws MalformedJson if the header has not its form, or is of other templates
   */
  static PublicList of(Bytes header, List<ListedTemplate> templates, Digest ofTemplates) {
    Members in =
        Members.of(CanonicalJson.readExact(header.toByteArray(), LIMITS), FIELDS, Set.of());
    in.constant("format", FORMAT);
    in.constant("digest", ofTemplates.base64Url());
    in.integer("count", templates.size(), templates.size());
    return new PublicList(
        in.text("list", ListedTemplate::id),
        (int) in.integer("version", 1, Integer.MAX_VALUE),
        in.text("made", Rfc3339::parse),
        in.text("group_key", GroupKeyCheck::parse),
        in.text("reducer"),
        templates);
  }

  @Override
  public String toString() {
    return "PublicList[" + id + ", version " + version + ", " + templates.size() + " templates]";
  }
}
