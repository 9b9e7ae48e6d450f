package org.stillwatch.sdk.allow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.seal.KeyId;

/**
 * Whose lists of public templates this lab takes: the thumbprints of keys, each confirmed once by a
 * person. One thumbprint a line.
 */
final class Makers {
  private static final String FILE = "makers";

  private final PrivateFolder folder;

  Makers(PrivateFolder folder) {
    this.folder = folder;
  }

  boolean knows(KeyId key) throws IOException {
    return all().contains(key.toString());
  }

  /** Takes lists of that key from now on; durable when it returns. */
  void trust(KeyId key) throws IOException {
    Set<String> all = all();
    if (all.add(key.toString())) {
      folder.write(FILE, (String.join("\n", all) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private Set<String> all() throws IOException {
    TreeSet<String> all = new TreeSet<>();
    byte[] content = folder.read(FILE).orElse(new byte[0]);
    new String(content, StandardCharsets.US_ASCII).lines().forEach(all::add);
    return all;
  }
}
