package org.stillwatch.wire.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.log.NoteBroken.Reason;
import org.stillwatch.wire.tree.InclusionProof;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.ProofBroken;

/**
 * Shows to anybody who has the log's key, without the log, that it contains a leaf (C2SP
 * tlog-proof). It was verified when it was made or read.
 */
public final class LogProof {
  private static final String FIRST = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");
  private static final Limits LIMITS = new Limits(1_024, 1);
  private static final int MOST_HASHES = 63;
  private static final int MAX_BYTES = SignedNote.MAX_BYTES + 8_192;

  private final LeafOpening opening;
  private final InclusionProof inclusion;
  private final SignedCheckpoint checkpoint;

  private LogProof(LeafOpening opening, InclusionProof inclusion, SignedCheckpoint checkpoint) {
    this.opening = opening;
    this.inclusion = inclusion;
    this.checkpoint = checkpoint;
  }

  /**
   * Verifies that the leaf is in the tree of that checkpoint.
   *
   * @throws ProofBroken if it is not
   */
  public static LogProof of(
      LeafOpening opening, InclusionProof inclusion, SignedCheckpoint checkpoint) {
    inclusion.verify(opening.leaf(), checkpoint.size(), checkpoint.root());
    return new LogProof(opening, inclusion, checkpoint);
  }

  /**
   * Reads and verifies a proof.
   *
   * @throws NoteBroken if it cannot be read, or the log did not sign its checkpoint
   * @throws ProofBroken if the leaf is not in the tree
   */
  public static LogProof parse(Bytes proof, LogKey log) {
    if (proof.size() > MAX_BYTES) {
      throw NoteBroken.of(Reason.TOO_LARGE);
    }
    String text = new String(proof.toByteArray(), StandardCharsets.UTF_8);
    int blank = text.indexOf("\n\n");
    List<String> lines = List.of(text.substring(0, Math.max(0, blank)).split("\n", -1));
    if (blank < 0 || lines.size() < 3 || !lines.get(0).equals(FIRST)) {
      throw NoteBroken.of(Reason.NO_PROOF);
    }
    LeafOpening opening = opening(after(EXTRA, lines.get(1)));
    String index = after(INDEX, lines.get(2));
    if (!NUMBER.matcher(index).matches() || lines.size() > MOST_HASHES + 3) {
      throw NoteBroken.of(Reason.NO_PROOF);
    }
    List<Digest> path = new ArrayList<>();
    for (String line : lines.subList(3, lines.size())) {
      path.add(digest(line));
    }
    return of(
        opening,
        new InclusionProof(place(Long.parseLong(index)), path),
        log.open(Bytes.utf8(text.substring(blank + 2))));
  }

  private static String after(String word, String line) {
    if (!line.startsWith(word)) {
      throw NoteBroken.of(Reason.NO_PROOF);
    }
    return line.substring(word.length());
  }

  private static LeafOpening opening(String base64) {
    try {
      return LeafOpening.fromJson(CanonicalJson.readExact(StandardBase64.decode(base64), LIMITS));
    } catch (IllegalArgumentException e) {
      throw NoteBroken.of(Reason.NO_PROOF);
    }
  }

  private static LeafIndex place(long index) {
    try {
      return new LeafIndex(index);
    } catch (IllegalArgumentException e) {
      throw NoteBroken.of(Reason.NO_PROOF);
    }
  }

  private static Digest digest(String base64) {
    byte[] bytes = StandardBase64.decode(base64);
    if (bytes.length != Digest.SIZE) {
      throw NoteBroken.of(Reason.NO_PROOF);
    }
    return new Digest(Bytes.of(bytes));
  }

  /** What the leaf binds. */
  public LeafOpening opening() {
    return opening;
  }

  /** Where the leaf stands. */
  public LeafIndex index() {
    return inclusion.index();
  }

  /** The head of the tree that has it. */
  public SignedCheckpoint checkpoint() {
    return checkpoint;
  }

  /** As it is kept and handed on, in a file {@code .tlog-proof}. */
  public Bytes toBytes() {
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    text.append(EXTRA).append(base64(opening.toCanonical())).append('\n');
    text.append(INDEX).append(inclusion.index().value()).append('\n');
    inclusion.path().forEach(hash -> text.append(base64(hash.bytes())).append('\n'));
    text.append('\n');
    byte[] head = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] note = checkpoint.toBytes().toByteArray();
    byte[] all = Arrays.copyOf(head, head.length + note.length);
    System.arraycopy(note, 0, all, head.length, note.length);
    return Bytes.of(all);
  }

  private static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Override
  public String toString() {
    return "LogProof[" + opening.kind().word() + " " + inclusion.index().value() + "]";
  }
}
