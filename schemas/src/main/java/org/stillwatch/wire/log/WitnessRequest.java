package org.stillwatch.wire.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.NoteBroken.Reason;
import org.stillwatch.wire.tree.ConsistencyProof;
import org.stillwatch.wire.tree.TreeSize;

/**
 * What a log asks of a witness (C2SP tlog-witness, add-checkpoint), as it claims.
 *
 * @param old the size of the head that the witness cosigned before, as the log believes
 * @param proof that the tree grew from there
 * @param checkpoint the note, unread
 */
public record WitnessRequest(TreeSize old, ConsistencyProof proof, Bytes checkpoint) {
  private static final String OLD = "old ";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");
  private static final int MOST_HASHES = 63;

  /** More than a request ever has. */
  public static final int MAX_BYTES = SignedNote.MAX_BYTES + 4_096;

  /**
   * Reads the body of a request.
   *
   * @throws NoteBroken if it is none
   */
  public static WitnessRequest parse(Bytes body) {
    if (body.size() > MAX_BYTES) {
      throw NoteBroken.of(Reason.TOO_LARGE);
    }
    byte[] bytes = body.toByteArray();
    String text = new String(bytes, StandardCharsets.UTF_8);
    int blank = text.indexOf("\n\n");
    List<String> lines = List.of(text.substring(0, Math.max(0, blank)).split("\n", -1));
    if (blank < 0 || lines.size() > MOST_HASHES + 1 || !lines.get(0).startsWith(OLD)) {
      throw NoteBroken.of(Reason.NO_REQUEST);
    }
    String old = lines.get(0).substring(OLD.length());
    if (!NUMBER.matcher(old).matches()) {
      throw NoteBroken.of(Reason.NO_REQUEST);
    }
    List<Digest> path = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      byte[] hash = StandardBase64.decode(line);
      if (hash.length != Digest.SIZE) {
        throw NoteBroken.of(Reason.NO_REQUEST);
      }
      path.add(new Digest(Bytes.of(hash)));
    }
    return new WitnessRequest(
        size(Long.parseLong(old)),
        new ConsistencyProof(path),
        Bytes.utf8(text.substring(blank + 2)));
  }

  private static TreeSize size(long old) {
    try {
      return new TreeSize(old);
    } catch (IllegalArgumentException e) {
      throw NoteBroken.of(Reason.NO_REQUEST);
    }
  }

  /** As it is sent. */
  public Bytes toBytes() {
    StringBuilder head = new StringBuilder(OLD).append(old.value()).append('\n');
    for (Digest hash : proof.path()) {
      head.append(Base64.getEncoder().encodeToString(hash.bytes().toByteArray())).append('\n');
    }
    head.append('\n');
    byte[] first = head.toString().getBytes(StandardCharsets.UTF_8);
    byte[] note = checkpoint.toByteArray();
    byte[] all = Arrays.copyOf(first, first.length + note.length);
    System.arraycopy(note, 0, all, first.length, note.length);
    return Bytes.of(all);
  }
}
