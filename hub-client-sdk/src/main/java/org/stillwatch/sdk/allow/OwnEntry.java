package org.stillwatch.sdk.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.Rfc3339;
import org.stillwatch.wire.seal.GroupKeyCheck;

/**
 * An exception of the lab's own.
 *
 * @param id random
 * @param since in whole seconds
 */
public record OwnEntry(UUID id, Effect effect, Instant since, Subject subject) {
  private static final Set<String> COMMON = Set.of("id", "effect", "since");
  private static final String ACCOUNT = "account";
  private static final String VALUE = "value";
  private static final String TEMPLATE = "template";

  /** What is excepted. */
  public sealed interface Subject {
    /**
     * What it is, for people: {@code account}, {@code payment}, {@code contact}, {@code template}.
     */
    String kind();
  }

  /** An account by the lab's own name of it. */
  public record Account(String name) implements Subject {
    public Account {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("an account has a name");
      }
    }

    @Override
    public String kind() {
      return ACCOUNT;
    }

    @Override
    public String toString() {
      return "Account[hidden]";
    }
  }

  /** A payment or contact value, of which the lab keeps a keyed digest only. */
  public record Value(LinkValue link) implements Subject {
    @Override
    public String kind() {
      return link.kind();
    }
  }

  /** A template, of which the lab keeps keyed hashes only. */
  public record OwnTemplate(ListedTemplate hashes, GroupKeyCheck groupKey) implements Subject {
    @Override
    public String kind() {
      return TEMPLATE;
    }
  }

  ObjectNode toJson() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id.toString())
            .put("effect", effect.word())
            .put("since", Rfc3339.write(since));
    if (subject instanceof Account account) {
      json.put(ACCOUNT, account.name());
    } else if (subject instanceof Value value) {
      json.putObject(VALUE).put("kind", value.link().kind()).put("digest", value.link().digest());
    } else if (subject instanceof OwnTemplate template) {
      json.putObject(TEMPLATE)
          .put("group_key", template.groupKey().base64Url())
          .set("hashes", template.hashes().toJson());
    }
    return json;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException for anything else
   */
  static OwnEntry read(JsonNode json) {
    Members in = Members.of(json, COMMON, Set.of(ACCOUNT, VALUE, TEMPLATE));
    if (json.size() != COMMON.size() + 1) {
      throw new IllegalArgumentException("an entry names one thing");
    }
    return new OwnEntry(
        in.text("id", ListedTemplate::id),
        in.text("effect", Effect::of),
        in.text("since", Rfc3339::parse),
        subject(json));
  }

  private static Subject subject(JsonNode json) {
    if (json.has(ACCOUNT)) {
      return new Account(json.path(ACCOUNT).asText());
    }
    if (json.has(VALUE)) {
      Members in = Members.of(json.path(VALUE), Set.of("kind", "digest"), Set.of());
      return new Value(new LinkValue(in.text("kind"), in.text("digest")));
    }
    Members in = Members.of(json.path(TEMPLATE), Set.of("group_key", "hashes"), Set.of());
    return new OwnTemplate(
        ListedTemplate.read(json.path(TEMPLATE).path("hashes")),
        in.text("group_key", GroupKeyCheck::parse));
  }
}
