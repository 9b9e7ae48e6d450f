package org.stillwatch.hub.liaisons;

import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * What is read at once.
 *
 * @param resource in one word, such as {@code objects} or {@code csv}
 * @param asked what exactly was asked for; the log has its digest
 */
public record ReadPage(String resource, String asked) {
  Digest digest() {
    return Digest.of(Bytes.utf8(asked));
  }
}
