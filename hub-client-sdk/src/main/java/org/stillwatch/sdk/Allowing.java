package org.stillwatch.sdk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.sdk.allow.Effect;
import org.stillwatch.sdk.allow.ListedTemplate;
import org.stillwatch.sdk.allow.Listings;
import org.stillwatch.sdk.allow.OwnEntry;
import org.stillwatch.sdk.allow.OwnList;
import org.stillwatch.sdk.allow.PublicList;
import org.stillwatch.sdk.allow.PublicListFile;
import org.stillwatch.sdk.allow.PublicLists;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.pseudonym.LocalDigest;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.GroupKeyCheck;
import org.stillwatch.wire.seal.KeyId;

/**
 * What a lab excuses. Public templates are on signed lists that members hand to each other; they
 * are marked when they leave. The lab's own exceptions leave in no form. What a call changed is
 * durable when it returns, and holds from the next observation on. For one thread at a time.
 */
public final class Allowing {
  private static final String OWN = "own-list";
  private static final long LONGEST_TEXT = 1 << 20;

  private final PublicLists lists;
  private final GroupSecrets secrets;
  private final LocalDigest digests;
  private final PrivateStore store;
  private final Surroundings around;

  Allowing(
      PrivateFolder folder,
      GroupSecrets secrets,
      LocalDigest digests,
      PrivateStore store,
      Surroundings around)
      throws IOException {
    this.lists = new PublicLists(folder, around.random());
    this.secrets = secrets;
    this.digests = digests;
    this.store = store;
    this.around = around;
  }

  /**
   * Adds public templates to this lab's list, whose next version it becomes.
   *
   * @param files UTF-8 texts, each one template as the public has it
   * @return the random id of each entry, in the order of the files
   */
  public List<UUID> addPublic(List<Path> files) throws IOException {
    return lists.add(texts(files), secrets.neededKey(), around.clock().instant());
  }

  /** This lab's own list as it is handed to other members; empty if nothing was added. */
  public Optional<PublicListFile> ownPublicList() throws IOException {
    return lists.own();
  }

  /**
   * Takes over another member's list, or a later version of it.
   *
   * @param confirmed the thumbprint of the maker's key as the maker said it; needed once for each
   *     key
   */
  public PublicList importPublic(Path file, Optional<KeyId> confirmed) throws IOException {
    return lists.take(Files.readAllBytes(file), secrets.neededKey(), confirmed);
  }

  /** The lists in use, this lab's own included. */
  public List<PublicListFile> publicLists() throws IOException {
    return lists.all();
  }

  /**
   * Removes an entry of this lab's list, or the whole list of another member.
   *
   * @return whether there was one of that id
   */
  public boolean removePublic(UUID id) throws IOException {
    return lists.remove(id, secrets.neededKey(), around.clock().instant());
  }

  /** This lab's own exceptions. */
  public OwnList own() throws IOException {
    Optional<byte[]> kept = store.kept(OWN);
    return kept.isEmpty() ? OwnList.EMPTY : OwnList.read(kept.get());
  }

  /** Excepts accounts, by the lab's own names. */
  public List<OwnEntry> exceptAccounts(List<String> names, Effect effect) throws IOException {
    return except(names.stream().map(name -> entry(effect, new OwnEntry.Account(name))).toList());
  }

  /**
   * Excepts payment or contact values, of which digests are kept.
   *
   * @throws IOException if one has no canonical form; then nothing is added
   */
  public List<OwnEntry> exceptValues(List<Optional<CanonicalValue>> values, Effect effect)
      throws IOException {
    List<OwnEntry> entries = new ArrayList<>();
    for (Optional<CanonicalValue> value : values) {
      CanonicalValue known =
          value.orElseThrow(
              () -> new IOException("value " + (entries.size() + 1) + " has no canonical form"));
      entries.add(entry(effect, new OwnEntry.Value(ClearValues.link(known, digests))));
    }
    return except(entries);
  }

  /** Excepts templates, given as UTF-8 texts, of which keyed hashes are kept. */
  public List<OwnEntry> exceptTemplates(List<Path> files, Effect effect) throws IOException {
    GroupKey key = secrets.neededKey();
    GroupKeyCheck check = new GroupKeyCheck(Bytes.of(key.check()));
    List<OwnEntry> entries = new ArrayList<>();
    for (String text : texts(files)) {
      ListedTemplate hashes =
          ListedTemplate.of(text, key, id())
              .orElseThrow(() ->
                  new IOException("text " + (entries.size() + 1) + " is too short to be one"));
      entries.add(entry(effect, new OwnEntry.OwnTemplate(hashes, check)));
    }
    return except(entries);
  }

  /** Takes exceptions off the list; ids that are on none are passed over. */
  public void removeOwn(Set<UUID> ids) throws IOException {
    store.keep(OWN, own().without(ids).toBytes());
  }

  /** All lists, for one observation. */
  Listings listings(GroupKey key, OwnList own) throws IOException {
    return new Listings(
        lists.listing(key), own.templates(Effect.BLOCK, key), own.templates(Effect.INFORM, key));
  }

  private List<OwnEntry> except(List<OwnEntry> entries) throws IOException {
    store.keep(OWN, own().with(entries).toBytes());
    return entries;
  }

  private OwnEntry entry(Effect effect, OwnEntry.Subject subject) {
    return new OwnEntry(
        id(), effect, around.clock().instant().truncatedTo(ChronoUnit.SECONDS), subject);
  }

  private UUID id() {
    return new RandomIds(around.random()).next("entry").uuid();
  }

  private static List<String> texts(List<Path> files) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      if (Files.size(file) > LONGEST_TEXT) {
        throw new IOException(
            file + " has more than " + LONGEST_TEXT + " bytes: give one template");
      }
      texts.add(Files.readString(file, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
