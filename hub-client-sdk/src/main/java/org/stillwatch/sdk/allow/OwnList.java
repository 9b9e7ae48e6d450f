package org.stillwatch.sdk.allow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.seal.GroupKeyCheck;

/**
 * The lab's own exceptions: accounts, values and templates that it never reports, or reports with
 * its own people told. It leaves the lab in no form. Immutable and thread-safe.
 */
public final class OwnList {
  /** Of a lab that excepts nothing. */
  public static final OwnList EMPTY = new OwnList(List.of());

  private static final String FORMAT = "stillwatch-own-list/1";
  private static final int MOST = 1_000_000;
  private static final Limits LIMITS = new Limits(1 << 30, 6);

  private final List<OwnEntry> entries;
  private final Map<OwnEntry.Subject, OwnEntry> bySubject = new HashMap<>();

  private OwnList(List<OwnEntry> entries) {
    this.entries = List.copyOf(entries);
    entries.forEach(entry -> bySubject.put(entry.subject(), entry));
  }

  /** In the order in which they were added. */
  public List<OwnEntry> entries() {
    return entries;
  }

  /** What the list says of an account. */
  public Optional<Effect> account(String name) {
    return effect(new OwnEntry.Account(name));
  }

  /** What the list says of a payment or contact value. */
  public Optional<Effect> value(LinkValue link) {
    return effect(new OwnEntry.Value(link));
  }

  private Optional<Effect> effect(OwnEntry.Subject subject) {
    return Optional.ofNullable(bySubject.get(subject)).map(OwnEntry::effect);
  }

  /**
   * The look-up of the templates with that effect.
   *
   * @throws IOException if one was added under another group key: what must not leave could
   */
  public Listing templates(Effect effect, GroupKey key) throws IOException {
    GroupKeyCheck check = new GroupKeyCheck(Bytes.of(key.check()));
    List<ListedTemplate> templates = new ArrayList<>();
    for (OwnEntry entry : entries) {
      if (entry.effect() == effect && entry.subject() instanceof OwnEntry.OwnTemplate template) {
        if (!template.groupKey().equals(check)) {
          throw new IOException(
              "the entry "
                  + entry.id()
                  + " of this lab's own list was made under another group key: remove it, and add"
                  + " its template again");
        }
        templates.add(template.hashes());
      }
    }
    return Listing.of(key, templates);
  }

  /** The list with these entries; what was there of the same subject goes. */
  public OwnList with(List<OwnEntry> more) {
    Map<OwnEntry.Subject, OwnEntry> fresh = new LinkedHashMap<>();
    more.forEach(entry -> fresh.put(entry.subject(), entry));
    List<OwnEntry> all = new ArrayList<>(entries);
    all.removeIf(entry -> fresh.containsKey(entry.subject()));
    all.addAll(fresh.values());
    return new OwnList(all);
  }

  /** The list without the entries of these ids. */
  public OwnList without(Set<UUID> ids) {
    return new OwnList(entries.stream().filter(entry -> !ids.contains(entry.id())).toList());
  }

  /** The form in which it is kept, encrypted by whoever keeps it. */
  public byte[] toBytes() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
    ArrayNode list = json.putArray("entries");
    entries.forEach(entry -> list.add(entry.toJson()));
    return CanonicalJson.write(json);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IOException for anything else
   */
  public static OwnList read(byte[] bytes) throws IOException {
    try {
      Members in =
          Members.of(CanonicalJson.readExact(bytes, LIMITS), Set.of("format", "entries"), Set.of());
      in.constant("format", FORMAT);
      return new OwnList(in.list("entries", MOST).stream().map(OwnEntry::read).toList());
    } catch (IllegalArgumentException _private) {
      // The cause is left out on purpose: parsers may repeat what they read.
      throw new IOException("this lab's own list is damaged: restore it from a backup");
    }
  }

  @Override
  public String toString() {
    return "OwnList[" + entries.size() + " entries]";
  }
}
