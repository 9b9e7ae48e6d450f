package org.stillwatch.sdk.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.SinkEntry;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.Members;

/**
 * One sink of the configuration: {@code name}, {@code type}, {@code accounts} ({@code none}, which
 * is usual, or {@code names}), and the members of its kind. Immutable.
 */
public final class SinkSettings {
  private static final Set<String> COMMON = Set.of("name", "type");
  private static final String ACCOUNTS = "accounts";

  private final JsonNode json;
  private final Path folder;
  private final SinkName name;
  private final String type;
  private final boolean withAccounts;

  /**
   * Reads what all kinds have.
   *
   * @param folder relative names of files begin here: that of the lab's configuration
   * @throws MalformedJson if it does not have the form
   */
  public SinkSettings(SinkEntry entry, Path folder) {
    this.json = entry.json();
    this.folder = folder;
    Set<String> all = new HashSet<>();
    json.fieldNames().forEachRemaining(all::add);
    Members in = Members.of(json, COMMON, all);
    this.name = in.text("name", SinkName::new);
    this.type = in.text("type");
    this.withAccounts = in.optionalText(ACCOUNTS, SinkSettings::names).orElse(false);
  }

  private static boolean names(String word) {
    return switch (word) {
      case "names" -> true;
      case "none" -> false;
      default -> throw new IllegalArgumentException("names or none");
    };
  }

  public SinkName name() {
    return name;
  }

  public String type() {
    return type;
  }

  /** Whether the sink is to have the lab's own names of accounts. */
  public boolean withAccounts() {
    return withAccounts;
  }

  /** The members of a kind, beside those that all kinds have; others are refused. */
  public Members members(Set<String> required, Set<String> optional) {
    Set<String> needed = new HashSet<>(required);
    needed.addAll(COMMON);
    Set<String> more = new HashSet<>(optional);
    more.add(ACCOUNTS);
    return Members.of(json, needed, more);
  }

  /** A file that a member names. */
  public Path file(Members members, String member) {
    return members.text(member, text -> folder.resolve(Path.of(text)));
  }

  /**
   * What is in a file of secrets, which only its owner may read (mode 0600).
   *
   * @throws IOException if it is not there, or others may read it
   */
  public byte[] secret(Members members, String member) throws IOException {
    return PrivateFolder.read(file(members, member));
  }

  @Override
  public String toString() {
    return "SinkSettings[" + name + "]";
  }
}
