package org.stillwatch.wire.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.NoteBroken.Reason;

/**
 * A text and who claims to have signed it (C2SP signed-note). Nothing of it is verified: see {@link
 * LogKey} and {@link WitnessKey}.
 *
 * @param text with the end of its last line
 * @param signatures 1 or more
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  static final int MAX_BYTES = 65_536;
  private static final int MAX_SIGNATURES = 64;

  /** Refuses a text without an end of line, or that would be read otherwise than it was written. */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (text.length() < 2 || !text.endsWith("\n") || signatures.isEmpty()) {
      throw NoteBroken.of(Reason.NO_SIGNATURES);
    }
    if (signatures.size() > MAX_SIGNATURES) {
      throw NoteBroken.of(Reason.TOO_LARGE);
    }
    if (!text.chars().allMatch(c -> c >= ' ' || c == '\n')) {
      throw NoteBroken.of(Reason.NOT_TEXT);
    }
  }

  /**
   * Reads a note.
   *
   * @throws NoteBroken if the bytes are none
   */
  public static SignedNote parse(Bytes note) {
    if (note.size() > MAX_BYTES) {
      throw NoteBroken.of(Reason.TOO_LARGE);
    }
    String all = decode(note);
    int blank = all.lastIndexOf("\n\n");
    if (blank < 0 || !all.endsWith("\n")) {
      throw NoteBroken.of(Reason.NO_SIGNATURES);
    }
    List<NoteSignature> signatures = new ArrayList<>();
    int begin = blank + 2;
    while (begin < all.length()) {
      int end = all.indexOf('\n', begin);
      if (signatures.size() == MAX_SIGNATURES) {
        throw NoteBroken.of(Reason.TOO_LARGE);
      }
      signatures.add(NoteSignature.parse(all.substring(begin, end)));
      begin = end + 1;
    }
    return new SignedNote(all.substring(0, blank + 1), signatures);
  }

  private static String decode(Bytes note) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(note.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw NoteBroken.of(Reason.NOT_TEXT);
    }
  }

  /** The first line that claims this name and key. */
  Optional<NoteSignature> claimed(NoteName name, Bytes key) {
    return signatures.stream()
        .filter(one -> one.name().equals(name) && one.key().equals(key))
        .findFirst();
  }

  /** The same with one more signature. */
  SignedNote with(NoteSignature one) {
    List<NoteSignature> more = new ArrayList<>(signatures);
    more.add(one);
    return new SignedNote(text, more);
  }

  /** As it is served. */
  public Bytes toBytes() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(one -> note.append(one.line()));
    return Bytes.utf8(note.toString());
  }
}
