package org.stillwatch.sdk;

import org.stillwatch.wire.canonical.Bytes;

/**
 * Part of what a machine made of its exchanges: of an account, of a value, or counts. Clear text of
 * the lab. Pieces of one name belong together, wherever they were made.
 *
 * @param name may be an account's, or a keyed digest
 */
public record Piece(String name, Bytes content) {
  @Override
  public String toString() {
    return "Piece[" + content.size() + " bytes]";
  }
}
