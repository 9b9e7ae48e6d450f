package org.stillwatch.sdk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.sign.Standing;
import org.stillwatch.sdk.trust.HubTerms;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.GroupKeyCheck;

/** What the members share and the hub does not have, as this lab keeps it. */
final class GroupSecrets {
  private static final String KEY = "group-key.json";
  private static final String BACKGROUND = "background.bin";

  private final PrivateFolder folder;

  GroupSecrets(PrivateFolder folder) {
    this.folder = folder;
  }

  Optional<GroupKey> key() throws IOException {
    Optional<byte[]> file = folder.read(KEY);
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(GroupKey.fromJson(new String(file.get(), StandardCharsets.UTF_8)));
  }

  GroupKey neededKey() throws IOException {
    return key()
        .orElseThrow(() -> new IOException("this lab has no group key: import the members' key"));
  }

  /** Empty too if it was made under another key than the present one. */
  Optional<Background> background() throws IOException {
    Optional<GroupKey> key = key();
    Optional<byte[]> file = folder.read(BACKGROUND);
    if (key.isEmpty() || file.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Background.read(new ByteArrayInputStream(file.get()), key.get()));
  }

  /** Makes a key and writes it to a file; it becomes this lab's own if there is none yet. */
  GroupKey newKey(Path out, SecureRandom random) throws IOException {
    if (Files.exists(out)) {
      throw new IOException(out + " is there already: name another file");
    }
    GroupKey fresh = GroupKey.generate(random);
    byte[] file = fresh.toJson().getBytes(StandardCharsets.UTF_8);
    PrivateFolder.write(out, file);
    if (!folder.has(KEY)) {
      folder.write(KEY, file);
    }
    return fresh;
  }

  /** Takes over a key. A background made under another one is of no use any more and goes. */
  GroupKey importKey(Path from) throws IOException {
    GroupKey fresh = GroupKey.fromJson(Files.readString(from, StandardCharsets.UTF_8));
    boolean other = key().filter(fresh::equals).isEmpty();
    if (other) {
      folder.delete(BACKGROUND);
    }
    folder.write(KEY, fresh.toJson().getBytes(StandardCharsets.UTF_8));
    return fresh;
  }

  void write(Background background, Path out) throws IOException {
    var bytes = new ByteArrayOutputStream();
    background.write(bytes);
    PrivateFolder.write(out, bytes.toByteArray());
  }

  Background importBackground(Path from) throws IOException {
    byte[] file = Files.readAllBytes(from);
    Background background = Background.read(new ByteArrayInputStream(file), neededKey());
    folder.write(BACKGROUND, file);
    return background;
  }

  static GroupKeyCheck check(GroupKey key) {
    return new GroupKeyCheck(Bytes.of(key.check()));
  }

  /** Under which terms and which group key a batch is sealed. */
  Standing standing(HubTerms terms) {
    try {
      return new Standing(terms, key().map(GroupSecrets::check));
    } catch (IOException e) {
      throw new UncheckedIOException("the group key cannot be read", e);
    }
  }
}
