package org.stillwatch.sdk.reduce;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.stillwatch.sdk.meaning.Embedding;
import org.stillwatch.sdk.meaning.MeaningSketcher;
import org.stillwatch.sdk.meaning.MeaningUnavailable;
import org.stillwatch.sdk.meaning.Ordinary;

/**
 * Which shingles are common in honest traffic, so that they say nothing of an operator: keyed
 * hashes, the same file at all labs, useless without the group key. Immutable and thread-safe.
 */
public final class Background {
  private final SipHash hash;
  private final BackgroundFile file;
  private final LongTable common;

  private Background(SipHash hash, BackgroundFile file) {
    this.hash = hash;
    this.file = file;
    this.common = new LongTable(file.shingles());
  }

  static Background of(GroupKey key, BackgroundFile file) {
    return new Background(keyed(key), file);
  }

  /** The hash under which shingles stand in the file. */
  static SipHash keyed(GroupKey key) {
    return new SipHash(key.subkey("stillwatch background/1"));
  }

  /** A background in which nothing is common. */
  public static Background none(GroupKey key) {
    return of(key, new BackgroundFile(key.check(), Reducer.NAME, 0, new long[0], Optional.empty()));
  }

  /**
   * Reads the file form.
   *
   * @throws IOException if it is damaged, or was made by another reducer or under another group key
   */
  public static Background read(InputStream in, GroupKey key) throws IOException {
    BackgroundFile file = BackgroundFile.read(in);
    if (!file.reducer().equals(Reducer.NAME)) {
      throw new IOException(
          "the background was made by another reducer; expected "
              + Reducer.NAME
              + ": build it again");
    }
    if (!MessageDigest.isEqual(file.keyCheck(), key.check())) {
      throw new IOException(
          "the background was made under another group key: import the key it was made with, or"
              + " build the background again");
    }
    return of(key, file);
  }

  /** Writes the file form: the same bytes for the same prompts, thresholds and key. */
  public void write(OutputStream out) throws IOException {
    out.write(file.bytes());
  }

  /** SHA-256 of the file form, lower-case hex: part of what must agree between labs. */
  public String digest() {
    return HexFormat.of().formatHex(file.digest());
  }

  /** Whether honest prompts often contain this shingle. */
  public boolean contains(long shingle) {
    return size() > 0 && common.contains(hash.hash(shingle));
  }

  /** How many common shingles there are. */
  public int size() {
    return file.shingles().length;
  }

  /** Which meanings are ordinary; empty if it was made without a model of meaning. */
  public Optional<Ordinary> meaning() {
    return file.meaning();
  }

  /**
   * What sketches meanings under this background and the members' key.
   *
   * @throws MeaningUnavailable if the background says nothing of meaning, or was made with another
   *     model
   */
  public MeaningSketcher meanings(GroupKey key, Embedding embedding) throws MeaningUnavailable {
    Ordinary ordinary =
        meaning()
            .orElseThrow(() -> new MeaningUnavailable(MeaningUnavailable.Reason.NOT_IN_BACKGROUND));
    return new MeaningSketcher(embedding, ordinary, key.subkey("stillwatch meaning/2"));
  }

  /** How many prompts it was counted over. */
  public int prompts() {
    return file.prompts();
  }

  @Override
  public String toString() {
    return "Background[" + size() + " shingles of " + prompts() + " prompts, " + digest() + "]";
  }
}
