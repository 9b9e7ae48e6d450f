package org.stillwatch.wire.log;

import java.util.Arrays;

/** What the hub's log has leaves of. Nobody sees it from the tree: it is inside the digest. */
public enum LeafKind {
  /** A batch that was accepted; its subject is the digest of the batch's header. */
  BATCH("batch"),
  /** An alert; its subject is the digest of the signed payload. */
  ALERT("alert"),
  /** A policy that came into force; its subject is the policy's digest. */
  POLICY("policy"),
  /** A member admitted, enrolled, readmitted or revoked; its subject is the event's digest. */
  MEMBERSHIP("membership"),
  /** A key of the evaluators made or destroyed; its subject is the event's digest. */
  EVALUATION_KEY("evaluation-key"),
  /** What was released to liaisons; its subject is the digest of the release's statement. */
  RELEASE("release"),
  /** A liaison admitted or revoked; its subject is the event's digest. */
  LIAISON("liaison"),
  /** A page that a liaison read in an hour; its subject is the digest of the read's statement. */
  LIAISON_READ("liaison-read");

  private final String word;

  LeafKind(String word) {
    this.word = word;
  }

  /** As it is written. */
  public String word() {
    return word;
  }

  /**
   * Reads what {@link #word} writes.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static LeafKind of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a kind of leaf that this version knows"));
  }
}
