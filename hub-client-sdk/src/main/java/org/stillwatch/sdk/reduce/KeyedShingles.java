package org.stillwatch.sdk.reduce;

/**
 * Shingles as keyed hashes, SipHash-2-4 under a key derived from the group key: equal at all
 * members, and useless without the key. Immutable and thread-safe.
 */
public final class KeyedShingles {
  private final SipHash hash;

  private KeyedShingles(SipHash hash) {
    this.hash = hash;
  }

  /** Those in which lists of templates are written down. */
  public static KeyedShingles ofListedTemplates(GroupKey key) {
    return new KeyedShingles(new SipHash(key.subkey("stillwatch listed templates/1")));
  }

  /** The hash of one shingle. */
  public long of(long shingle) {
    return hash.hash(shingle);
  }

  /** The hashes of all. */
  public ShingleSet of(ShingleSet shingles) {
    return ShingleSet.of(shingles.stream().map(hash::hash).toArray());
  }

  /** The hashes of all, feature by feature. */
  public Template of(Template template) {
    return new Template(of(template.c8()), of(template.c12()), of(template.skeleton()));
  }
}
