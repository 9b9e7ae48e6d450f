package org.stillwatch.wire.log;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.NoteBroken.Reason;
import org.stillwatch.wire.tree.RootHash;
import org.stillwatch.wire.tree.TreeSize;

/**
 * The head of a log's tree, as it claims (C2SP tlog-checkpoint). Extension lines of other logs are
 * read over; ours has none.
 */
public record Checkpoint(NoteName origin, TreeSize size, RootHash root) {
  private static final int LINES = 3;
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,15}");

  /** Reads the text of a note. */
  static Checkpoint parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() < LINES + 1
        || lines.subList(0, lines.size() - 1).stream().anyMatch(String::isEmpty)
        || !SIZE.matcher(lines.get(1)).matches()) {
      throw NoteBroken.of(Reason.NO_CHECKPOINT);
    }
    try {
      return new Checkpoint(
          new NoteName(lines.get(0)),
          new TreeSize(Long.parseLong(lines.get(1))),
          new RootHash(new Digest(Bytes.of(StandardBase64.decode(lines.get(2))))));
    } catch (IllegalArgumentException e) {
      throw NoteBroken.of(Reason.NO_CHECKPOINT);
    }
  }

  /** The text that is signed. */
  String text() {
    return origin
        + "\n"
        + size.value()
        + "\n"
        + Base64.getEncoder().encodeToString(root.digest().bytes().toByteArray())
        + "\n";
  }
}
