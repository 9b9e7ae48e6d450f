package org.stillwatch.sdk.submit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.oprf.Epoch;

/**
 * The one pending batch on disk: its sealed forms first, then the file that names them. Without
 * that file there is none.
 */
final class PendingFile {
  private static final String NAME = "pending.json";
  private static final Set<String> MEMBERS = Set.of("sequence", "entries", "variants");

  private final Disk disk;
  private final String folder;

  PendingFile(Disk disk, String folder) {
    this.disk = disk;
    this.folder = folder + "/";
  }

  Optional<Pending> read() throws IOException {
    Optional<byte[]> file = disk.read(folder + NAME);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Members in =
        Members.of(StrictJson.read(file.get(), StatementForm.LIMITS), MEMBERS, Set.of("epoch"));
    List<Pending.Variant> variants = new ArrayList<>();
    for (var listed : in.list("variants", 64)) {
      Members one = Members.of(listed, Set.of("digest", "objects"), Set.of());
      Digest digest = one.text("digest", Digest::parse);
      Bytes sealed =
          Bytes.of(
              disk.read(folder + batch(digest))
                  .orElseThrow(
                      () -> new IOException("the outbox lost a sealed batch: restore it")));
      variants.add(
          new Pending.Variant(digest, (int) one.integer("objects", 1, Integer.MAX_VALUE), sealed));
    }
    return Optional.of(
        new Pending(
            in.integer("sequence", 1, StrictJson.MAX_INTEGER),
            in.texts("entries", Integer.MAX_VALUE, name -> name),
            in.optionalText("epoch", Epoch::parse),
            variants));
  }

  void write(Pending pending) throws IOException {
    Pending.Variant newest = pending.newest();
    disk.write(folder + batch(newest.digest()), newest.sealed().toByteArray());
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("sequence", pending.sequence());
    pending.epoch().ifPresent(epoch -> json.put("epoch", epoch.toString()));
    var entries = json.putArray("entries");
    pending.entries().forEach(entries::add);
    var variants = json.putArray("variants");
    for (Pending.Variant variant : pending.variants()) {
      variants
          .addObject()
          .put("digest", variant.digest().base64Url())
          .put("objects", variant.objects());
    }
    disk.write(folder + NAME, CanonicalJson.write(json));
  }

  void delete(Pending pending) throws IOException {
    disk.delete(folder + NAME);
    for (Pending.Variant variant : pending.variants()) {
      disk.delete(folder + batch(variant.digest()));
    }
  }

  private static String batch(Digest digest) {
    return "pending-" + digest.base64Url() + ".batch";
  }
}
