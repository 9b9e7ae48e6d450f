package org.stillwatch.sdk.allow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.Reducer;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.GroupKeyCheck;
import org.stillwatch.wire.seal.KeyId;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;

/**
 * The lists of public templates that one lab uses: its own, which grows by {@link #add}, and those
 * of other members. The key that signs the own list signs nothing else and is known to no hub, so
 * that a list does not tell whose reports are whose. For one process at a time.
 */
public final class PublicLists {
  private static final String KEY = "list-key.jwk";
  private static final String END = ".list";

  private final PrivateFolder folder;
  private final PrivateFolder lists;
  private final Makers makers;
  private final SecureRandom random;

  /**
   * The lists in that folder.
   *
   * @param random for ids and the key
   */
  public PublicLists(PrivateFolder folder, SecureRandom random) throws IOException {
    this.folder = folder;
    this.lists = folder.in("lists");
    this.makers = new Makers(folder);
    this.random = random;
  }

  /** All lists that are in use, each as verified again; by their ids. */
  public List<PublicListFile> all() throws IOException {
    List<PublicListFile> all = new ArrayList<>();
    for (String name : lists.names()) {
      PublicListFile file = PublicListFile.read(lists.read(name).orElseThrow());
      if (!makers.knows(file.maker().id())) {
        throw new IOException(
            "the list " + file.list().id() + " is of a key that nobody confirmed: remove it");
      }
      all.add(file);
    }
    return all;
  }

  /**
   * The look-up of all lists.
   *
   * @throws IOException if one was made under another group key or by another reducer: without it
   *     public templates would leave unmarked
   */
  public Listing listing(GroupKey key) throws IOException {
    List<ListedTemplate> templates = new ArrayList<>();
    for (PublicListFile file : all()) {
      requireFits(file.list(), key);
      templates.addAll(file.list().templates());
    }
    return Listing.of(key, templates);
  }

  /** The lab's own list; empty if nothing was added yet. */
  public Optional<PublicListFile> own() throws IOException {
    Optional<byte[]> key = folder.read(KEY);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    KeyId own = key(key.get()).publicKey().id();
    return all().stream().filter(file -> file.maker().id().equals(own)).findFirst();
  }

  /**
   * Adds the templates of these texts to the own list, as its next version.
   *
   * @return the entry of each text in turn; the one that it is already, if it is
   * @throws IOException if a text is too short to be told from others; then nothing is added
   */
  public List<UUID> add(List<String> texts, GroupKey key, Instant now) throws IOException {
    Optional<PublicListFile> before = own();
    Map<Template, ListedTemplate> templates = new LinkedHashMap<>();
    if (before.isPresent()) {
      requireFits(before.get().list(), key);
      before.get().list().templates().forEach(one -> templates.put(one.keyed(), one));
    }
    int known = templates.size();
    List<UUID> ids = new ArrayList<>();
    for (String text : texts) {
      ListedTemplate fresh =
          ListedTemplate.of(text, key, RandomId.next(random))
              .orElseThrow(
                  () -> new IOException("text " + (ids.size() + 1) + " is too short to be one"));
      ListedTemplate same = templates.putIfAbsent(fresh.keyed(), fresh);
      ids.add(same == null ? fresh.id() : same.id());
    }
    if (templates.size() > PublicList.MOST) {
      throw new IOException("a list holds at most " + PublicList.MOST + " templates");
    }
    if (templates.size() > known) {
      keep(before, List.copyOf(templates.values()), key, now);
    }
    return ids;
  }

  /**
   * Takes over a list of another member.
   *
   * @param confirmed the thumbprint that its maker said, past the file; needed once for each key
   */
  public PublicList take(byte[] file, GroupKey key, Optional<KeyId> confirmed) throws IOException {
    PublicListFile read = PublicListFile.read(file);
    KeyId maker = read.maker().id();
    if (confirmed.filter(one -> !one.equals(maker)).isPresent()
        || (confirmed.isEmpty() && !makers.knows(maker))) {
      throw new IOException(
          "the list is signed by the key "
              + maker
              + ": ask its maker whether that is theirs, and"
              + " if it is, name the key when you import");
    }
    requireFits(read.list(), key);
    String name = read.list().id() + END;
    Optional<byte[]> before = lists.read(name);
    if (before.isPresent()) {
      requireNewer(read, PublicListFile.read(before.get()));
    }
    makers.trust(maker);
    lists.write(name, file);
    return read.list();
  }

  /**
   * Removes an entry of the own list, or a whole list of another member.
   *
   * @return whether there was one of that id
   */
  public boolean remove(UUID id, GroupKey key, Instant now) throws IOException {
    if (lists.has(id + END)) {
      lists.delete(id + END);
      return true;
    }
    Optional<PublicListFile> own = own();
    List<ListedTemplate> all = own.map(file -> file.list().templates()).orElse(List.of());
    List<ListedTemplate> left = all.stream().filter(one -> !one.id().equals(id)).toList();
    if (left.size() == all.size()) {
      return false;
    }
    keep(own, left, key, now);
    return true;
  }

  private void keep(
      Optional<PublicListFile> before, List<ListedTemplate> templates, GroupKey key, Instant now)
      throws IOException {
    PublicList list =
        new PublicList(
            before.map(file -> file.list().id()).orElseGet(() -> RandomId.next(random)),
            before.map(file -> file.list().version()).orElse(0) + 1,
            now.truncatedTo(ChronoUnit.SECONDS),
            check(key),
            Reducer.NAME,
            templates);
    PublicListFile file = PublicListFile.signed(list, ownKey());
    makers.trust(file.maker().id());
    lists.write(list.id() + END, file.bytes().toByteArray());
  }

  private SoftwareSigningKey ownKey() throws IOException {
    Optional<byte[]> file = folder.read(KEY);
    if (file.isPresent()) {
      return key(file.get());
    }
    SoftwareSigningKey fresh = SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, random);
    folder.write(KEY, fresh.exportPrivateJwk().getBytes(StandardCharsets.UTF_8));
    return fresh;
  }

  private SoftwareSigningKey key(byte[] file) throws IOException {
    try {
      return SoftwareSigningKey.fromPrivateJwk(new String(file, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _secret) {
      // The cause is left out on purpose: parsers may repeat what they read.
      throw new IOException(KEY + " in " + folder + " is damaged: restore it from a backup");
    }
  }

  private static void requireFits(PublicList list, GroupKey key) throws IOException {
    if (!list.groupKey().equals(check(key)) || !list.reducer().equals(Reducer.NAME)) {
      throw new IOException(
          "the list of public templates "
              + list.id()
              + " was made under another group key or by another version: ask its maker for it under"
              + " the present key, or remove it");
    }
  }

  /** The same version again is no harm, an older one would bring back what was taken out. */
  private static void requireNewer(PublicListFile fresh, PublicListFile known) throws IOException {
    if (!fresh.maker().equals(known.maker())) {
      throw new IOException("the list " + fresh.list().id() + " has another maker here: remove it");
    }
    if (fresh.list().version() < known.list().version()
        || (fresh.list().version() == known.list().version()
            && !fresh.bytes().equals(known.bytes()))) {
      throw new IOException(
          "version "
              + known.list().version()
              + " of the list "
              + fresh.list().id()
              + " is here already: ask its maker for a later one");
    }
  }

  private static GroupKeyCheck check(GroupKey key) {
    return new GroupKeyCheck(Bytes.of(key.check()));
  }
}
