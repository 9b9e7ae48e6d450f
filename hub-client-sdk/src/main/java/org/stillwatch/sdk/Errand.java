package org.stillwatch.sdk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.stillwatch.sdk.allow.OwnList;
import org.stillwatch.sdk.cluster.Look;
import org.stillwatch.sdk.cluster.Recipe;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.pseudonym.LocalDigest;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.TextForm;
import org.stillwatch.wire.canonical.Bytes;

/**
 * What a machine of the lab needs to take its exchanges in as {@link Lab#observe} would. It holds
 * the members' group key and the key of the lab's digests: it is carried to the lab's own machines
 * only, sealed on the way, and kept in memory. Immutable and thread-safe.
 */
public final class Errand {
  private static final int VERSION = 1;

  private final GroupKey key;
  private final Optional<Background> background;
  private final OwnList own;
  private final LocalDigest digests;
  private final Instant freshSince;
  private final int mostPrompts;

  /**
   * Begins to answer a question; for one thread.
   *
   * @see #answering
   */
  public interface Answering {
    /** The answer of a piece; empty if it has none to give. */
    Optional<byte[]> of(byte[] piece) throws IOException;
  }

  /**
   * An errand of these.
   *
   * @param freshSince as {@link ClearValues} has it
   * @param mostPrompts of the sample of an account
   */
  Errand(
      GroupKey key,
      Optional<Background> background,
      OwnList own,
      LocalDigest digests,
      Instant freshSince,
      int mostPrompts) {
    this.key = key;
    this.background = background;
    this.own = own;
    this.digests = digests;
    this.freshSince = freshSince;
    this.mostPrompts = mostPrompts;
  }

  /**
   * Takes in a portion of all exchanges.
   *
   * @param mostBytes roughly, of memory, before pieces are handed on
   */
  public Portion portion(Iterator<Exchange> exchanges, long mostBytes) {
    return new Portion(this, new PortionInput.OfExchanges(exchanges), mostBytes);
  }

  /**
   * Takes in files of JSON Lines, plain or gzip, each whole.
   *
   * @param mostBytes as above
   */
  public Portion portionOfFiles(Iterator<NamedInput> files, long mostBytes) {
    return new Portion(this, new PortionInput.OfFiles(files), mostBytes);
  }

  /** Puts together the contents of two pieces of one name. */
  public byte[] merged(byte[] one, byte[] other) throws IOException {
    return PieceForm.merged(one, other, mostPrompts);
  }

  /**
   * Begins to answer: what it gives is asked of the contents of all pieces, when all are merged.
   */
  public Answering answering(Question question) throws IOException {
    return question.answering(this);
  }

  Look.Eye eye(Look look) {
    return look.eye(key, background.orElseGet(() -> Background.none(key)), Recipe.USUAL);
  }

  int mostPrompts() {
    return mostPrompts;
  }

  AccountBatches batches() {
    return AccountBatches.inMemory(key, mostPrompts);
  }

  /** Values of exchanges that are to be sifted. */
  ClearValues values(WithheldCounts withheld) {
    return new ClearValues(digests, own, withheld, freshSince);
  }

  Sifting sifting(ClearValues values, WithheldCounts withheld, Sifting.Into into) {
    return new Sifting(own, background.isPresent(), values, withheld, into);
  }

  /** The form in which it is carried, with its secrets in the clear. */
  public byte[] toBytes() {
    return PieceForm.bytes(out -> {
      out.writeByte(VERSION);
      TextForm.write(key.toJson(), out);
      ByteArrayOutputStream common = new ByteArrayOutputStream();
      if (background.isPresent()) {
        background.get().write(common);
      }
      part(common.toByteArray(), out);
      part(own.toBytes(), out);
      part(digests.secret().toByteArray(), out);
      out.writeLong(freshSince.getEpochSecond());
      out.writeInt(freshSince.getNano());
      out.writeInt(mostPrompts);
    });
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IOException if another version of this library wrote it
   */
  public static Errand read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readByte() != VERSION) {
      throw new IOException("an errand of another version: use one version on all machines");
    }
    GroupKey key = GroupKey.fromJson(TextForm.read(in));
    byte[] common = part(in);
    Optional<Background> background =
        common.length == 0
            ? Optional.empty()
            : Optional.of(Background.read(new ByteArrayInputStream(common), key));
    return new Errand(
        key,
        background,
        OwnList.read(part(in)),
        new LocalDigest(Bytes.of(part(in))),
        Instant.ofEpochSecond(in.readLong(), in.readInt()),
        in.readInt());
  }

  private static void part(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] part(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  @Override
  public String toString() {
    return "Errand[hidden]";
  }
}
