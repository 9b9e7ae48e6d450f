package org.stillwatch.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.log.LogSigner;
import org.stillwatch.wire.log.NoteName;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.seal.SoftwareSigningKey;
import org.stillwatch.wire.tree.EntryBundle;
import org.stillwatch.wire.tree.MerkleTree;
import org.stillwatch.wire.tree.Tile;
import org.stillwatch.wire.tree.TilePath;

/** The log of a fake hub: whatever happens is in it at once. It lies when told to. Thread-safe. */
public final class FakeLog {
  private static final Duration PROMISE = Duration.ofMinutes(1);

  private final LogSigner signer;
  private final SecureRandom random;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Set<Digest> keys = new HashSet<>();
  private final List<Integer> asked = new ArrayList<>();
  private int page = 3;
  private boolean promising = true;
  private boolean away;
  private Optional<Duration> withheld = Optional.empty();

  private record Leaf(LeafOpening opening, Optional<LabId> whose) {}

  FakeLog(HubId hub, SoftwareSigningKey key, SecureRandom random) {
    this.signer = new LogSigner(NoteName.ofHub(hub), key);
    this.random = random;
  }

  synchronized void add(LeafKind kind, Digest subject, LabId whose) {
    add(kind, subject, Optional.of(whose));
  }

  private void add(LeafKind kind, Digest subject, Optional<LabId> whose) {
    if (withheld.isEmpty()) {
      byte[] salt = new byte[LeafOpening.SALT_SIZE];
      random.nextBytes(salt);
      leaves.add(new Leaf(new LeafOpening(kind, Bytes.of(salt), subject), whose));
    }
  }

  /** A key manifest is given: for all to see, once. */
  synchronized void addKey(String jws) {
    String payload = jws.substring(jws.indexOf('.') + 1, jws.lastIndexOf('.'));
    Digest manifest = Digest.of(Bytes.fromBase64Url(payload));
    if (withheld.isEmpty() && keys.add(manifest)) {
      add(LeafKind.EVALUATION_KEY, manifest, Optional.empty());
    }
  }

  /**
   * From now on what happens does not come into the log, though it is promised.
   *
   * @param late how long ago the promised moment is when the promise is made
   */
  public synchronized void withhold(Duration late) {
    withheld = Optional.of(late);
  }

  /** Whether questions about the log are answered with 503 from now on. */
  public synchronized void away(boolean now) {
    away = now;
  }

  synchronized void requireHere() {
    if (away) {
      throw FakeRefusal.of(ProblemType.UNAVAILABLE, 503, "not now");
    }
  }

  /** From now on nothing is promised. */
  public synchronized void promiseNothing() {
    promising = false;
  }

  /** What is promised at a moment. */
  synchronized Optional<Instant> promised(Instant now) {
    return promising ? Optional.of(until(now)) : Optional.empty();
  }

  private Instant until(Instant now) {
    return now.plus(PROMISE).minus(withheld.map(PROMISE::plus).orElse(Duration.ZERO));
  }

  /** The log becomes shorter, as one that was restored from an old backup. */
  public synchronized void loseAllButFirst(int kept) {
    leaves.subList(kept, leaves.size()).clear();
  }

  /** Another leaf stands in the place of one that was there. */
  public synchronized void rewrite(int place) {
    Leaf before = leaves.get(place);
    leaves.set(
        place,
        new Leaf(
            new LeafOpening(
                before.opening().kind(), before.opening().salt(), Digest.of(Bytes.utf8("other"))),
            Optional.empty()));
  }

  /** Leaves that all may see are in it, as many more, and pages hold that many. */
  public synchronized void fill(int more, int leavesOfPage) {
    page = leavesOfPage;
    for (int i = 0; i < more; i++) {
      add(LeafKind.POLICY, Digest.of(Bytes.utf8("leaf " + leaves.size())), Optional.empty());
    }
  }

  /** The same of another lab. */
  public synchronized void fillOfOthers(int more) {
    LabId other = new LabId(new UUID(random.nextLong(), random.nextLong()));
    for (int i = 0; i < more; i++) {
      add(LeafKind.BATCH, Digest.of(Bytes.utf8("leaf " + leaves.size())), Optional.of(other));
    }
  }

  /** How many hashes each request for the lowest level asked for so far. */
  public synchronized List<Integer> asked() {
    return List.copyOf(asked);
  }

  /** How many leaves it has. */
  public synchronized int size() {
    return leaves.size();
  }

  synchronized byte[] checkpoint() {
    if (leaves.isEmpty()) {
      throw FakeRefusal.of(ProblemType.NOT_FOUND, 404, "no checkpoint yet");
    }
    MerkleTree tree = tree();
    return signer.sign(tree.size(), tree.root()).toBytes().toByteArray();
  }

  private MerkleTree tree() {
    return MerkleTree.of(leaves.stream().map(leaf -> leaf.opening().leaf()).toList());
  }

  synchronized byte[] hashes(int from, int many) {
    asked.add(many);
    ByteBuffer all = ByteBuffer.allocate(many * Digest.SIZE);
    leaves
        .subList(from, from + many)
        .forEach(leaf -> all.put(leaf.opening().leaf().digest().bytes().toByteArray()));
    return all.array();
  }

  synchronized byte[] tile(TilePath path) {
    if (path.level() == 0) {
      asked.add(path.width());
    }
    List<Digest> hashes = new ArrayList<>();
    List<Bytes> entries = new ArrayList<>();
    MerkleTree tree = tree();
    for (int i = 0; i < path.width(); i++) {
      long place = path.index() * TilePath.FULL + i;
      if (path.level() == TilePath.ENTRIES) {
        entries.add(leaves.get((int) place).opening().entry());
      } else {
        hashes.add(tree.complete(Byte.SIZE * path.level(), place));
      }
    }
    return (hashes.isEmpty() ? new EntryBundle(entries).toBytes() : new Tile(hashes).toBytes())
        .toByteArray();
  }

  synchronized ObjectNode leaves(LabId lab, int from) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("leaves");
    for (int i = from; i < leaves.size() && list.size() < page; i++) {
      Leaf leaf = leaves.get(i);
      if (leaf.whose().filter(whose -> !whose.equals(lab)).isEmpty()) {
        list.addObject().put("index", i).set("opening", leaf.opening().toJson());
      }
    }
    return json.put("more", list.size() == page);
  }
}
