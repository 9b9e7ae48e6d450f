package org.stillwatch.sdk.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.log.LogProof;

/**
 * What a lab remembers of a hub's log, on disk. What a call kept is durable when it returns.
 * Thread-safe, also between processes of one lab.
 */
public final class LogMemory {
  private static final String HEAD = "checkpoint";
  private static final String NEXT = "next-place";
  private static final String SETTLED = "settled-batches";
  private static final String PROOF = ".tlog-proof";

  private final PrivateFolder folder;
  private final PrivateFolder proofs;
  private final PrivateFolder awaited;
  private final PrivateFolder known;
  private final OneAtATime marking;
  private final OneAtATime checking;

  public LogMemory(PrivateFolder folder) throws IOException {
    this.folder = folder;
    this.proofs = folder.in("proofs");
    this.awaited = folder.in("awaited");
    this.known = folder.in("known");
    this.marking = new OneAtATime(folder.path("marks.lock"));
    this.checking = new OneAtATime(folder.path("check.lock"));
  }

  /** A whole check, while no other thread or process of this lab does one. */
  <T> T checking(OneAtATime.Work<T> check) throws IOException {
    return checking.run(check);
  }

  /** The head that was checked last. */
  Optional<Bytes> head() throws IOException {
    return folder.read(HEAD).map(Bytes::of);
  }

  void keepHead(Bytes note) throws IOException {
    folder.write(HEAD, note.toByteArray());
  }

  /** The first place of which nothing was looked at. */
  long next() throws IOException {
    return number(NEXT);
  }

  void keepNext(long place) throws IOException {
    keepNumber(NEXT, place);
  }

  /** Up to which of its batches this lab has all proofs. */
  long settled() throws IOException {
    return number(SETTLED);
  }

  void keepSettled(long sequence) throws IOException {
    keepNumber(SETTLED, sequence);
  }

  private long number(String name) throws IOException {
    Optional<byte[]> text = folder.read(name);
    try {
      return text.map(one -> Long.parseLong(new String(one, StandardCharsets.US_ASCII))).orElse(0L);
    } catch (NumberFormatException e) {
      throw new IOException(folder.path(name) + " holds no number: delete it", e);
    }
  }

  private void keepNumber(String name, long number) throws IOException {
    folder.write(name, Long.toString(number).getBytes(StandardCharsets.US_ASCII));
  }

  void keepProof(LogProof proof) throws IOException {
    proofs.write(name(proof.opening()) + PROOF, proof.toBytes().toByteArray());
  }

  /** The proof that the log has a leaf. */
  public Optional<Bytes> proof(LeafKind kind, Digest subject) throws IOException {
    return proofs.read(name(kind, subject) + PROOF).map(Bytes::of);
  }

  boolean hasProof(LeafKind kind, Digest subject) {
    return proofs.has(name(kind, subject) + PROOF);
  }

  private static String name(LeafOpening opening) {
    return name(opening.kind(), opening.subject());
  }

  private static String name(LeafKind kind, Digest subject) {
    return kind.word() + "." + subject.base64Url();
  }

  /**
   * Something that this lab was given must come into the log, unless it is known to be there. Given
   * again, it must come by the moment that was promised first.
   *
   * @param promise what the hub signed, to be shown if it is late
   */
  public void await(LeafKind kind, Digest subject, Instant until, String promise)
      throws IOException {
    String name = name(kind, subject);
    marking.run(() -> {
      if (!known.has(name) && !awaited.has(name)) {
        awaited.write(name, (until + "\n" + promise).getBytes(StandardCharsets.UTF_8));
      }
      return name;
    });
  }

  /** It has come into the log; it may be given to this lab again and again. */
  void keepKnown(LeafOpening opening) throws IOException {
    String name = name(opening);
    marking.run(() -> {
      known.write(name, new byte[0]);
      awaited.delete(name);
      return name;
    });
  }

  /**
   * What has not come yet.
   *
   * @param promise what the hub signed
   */
  record Awaited(Instant until, String promise) {}

  /** All that has not come yet. */
  List<Awaited> awaited() throws IOException {
    List<Awaited> all = new ArrayList<>();
    for (String name : awaited.names()) {
      Optional<byte[]> text = awaited.read(name);
      if (text.isPresent()) {
        all.add(awaited(name, new String(text.get(), StandardCharsets.UTF_8)));
      }
    }
    return all;
  }

  private static Awaited awaited(String name, String text) throws IOException {
    int end = Math.max(0, text.indexOf('\n'));
    try {
      return new Awaited(Instant.parse(text.substring(0, end)), text.substring(end + 1));
    } catch (DateTimeParseException e) {
      throw new IOException(name + " of the log's memory holds no time: delete it", e);
    }
  }

  /**
   * Keeps what shows that the log is broken, in the clear: it is for others. The same again is kept
   * once.
   *
   * @return the folder
   */
  Path keepEvidence(LogBroken.Reason reason, SortedMap<String, Bytes> files) throws IOException {
    var hash = Digest.sha256();
    files.forEach((name, content) -> {
      Bytes.utf8(name + " " + content.size() + "\n").addTo(hash);
      content.addTo(hash);
    });
    String name = reason.word() + "-" + Bytes.of(hash.digest(), 0, 8).hex();
    PrivateFolder evidence = folder.in("evidence").in(name);
    for (Map.Entry<String, Bytes> file : files.entrySet()) {
      evidence.write(file.getKey(), file.getValue().toByteArray());
    }
    return evidence.path("");
  }
}
