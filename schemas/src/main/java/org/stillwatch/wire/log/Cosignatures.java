package org.stillwatch.wire.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.NoteBroken.Reason;

/** The lines by which witnesses answer (C2SP tlog-witness). */
public final class Cosignatures {
  private static final int MOST = 16;

  private Cosignatures() {}

  /** As they are sent. */
  public static Bytes write(List<NoteSignature> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.line()));
    return Bytes.utf8(text.toString());
  }

  /**
   * Reads them. Nothing of it is verified.
   *
   * @throws NoteBroken if they are none, or too many
   */
  public static List<NoteSignature> read(Bytes answer) {
    if (answer.size() > SignedNote.MAX_BYTES) {
      throw NoteBroken.of(Reason.TOO_LARGE);
    }
    String text = new String(answer.toByteArray(), StandardCharsets.UTF_8);
    if (!text.endsWith("\n")) {
      throw NoteBroken.of(Reason.NO_SIGNATURE_LINE);
    }
    List<NoteSignature> lines = new ArrayList<>();
    for (String line : text.substring(0, text.length() - 1).split("\n", MOST + 1)) {
      if (lines.size() == MOST) {
        throw NoteBroken.of(Reason.TOO_LARGE);
      }
      lines.add(NoteSignature.parse(line));
    }
    return lines;
  }
}
