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

  /**
   * Excepts accounts by the lab's own names, payment or contact values, and templates given as
   * UTF-8 texts. Of values and templates keyed hashes are kept.
   *
   * @return the entries: templates, values, accounts, each in the given order
   * @throws IOException if a value has no canonical form, or a text is too short; then nothing is
   *     added
   */
  public List<OwnEntry> except(
      List<String> accounts,
      List<Optional<CanonicalValue>> values,
      List<Path> templates,
      Effect effect)
      throws IOException {
    List<OwnEntry> entries = new ArrayList<>();
    for (String text : texts(templates)) {
      entries.add(entry(effect, template(text, entries.size() + 1)));
    }
    for (int i = 0; i < values.size(); i++) {
      String what = "value " + (i + 1) + " has no canonical form";
      CanonicalValue value = values.get(i).orElseThrow(() -> new IOException(what));
      entries.add(entry(effect, new OwnEntry.Value(ClearValues.link(value, digests))));
    }
    accounts.forEach(name -> entries.add(entry(effect, new OwnEntry.Account(name))));
    store.keep(OWN, own().with(entries).toBytes());
    return entries;
  }

  private OwnEntry.OwnTemplate template(String text, int number) throws IOException {
    GroupKey key = secrets.neededKey();
    ListedTemplate hashes =
        ListedTemplate.of(text, key, id())
            .orElseThrow(() -> new IOException("text " + number + " is too short to be one"));
    return new OwnEntry.OwnTemplate(hashes, new GroupKeyCheck(Bytes.of(key.check())));
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
