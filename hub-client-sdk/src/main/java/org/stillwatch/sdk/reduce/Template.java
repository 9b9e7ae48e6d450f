package org.stillwatch.sdk.reduce;

import java.util.function.LongPredicate;
import org.stillwatch.wire.indicator.Feature;

/**
 * What an account's prompts have in common and honest traffic does not: the shingles of each
 * feature in at least half of its prompts and not in the background. Immutable.
 *
 * @param ordinary whether nearly all that the prompts have in common is in the background: what is
 *     left then is a turn of phrase, says nothing of an operator, and is not told
 */
public record Template(ShingleSet c8, ShingleSet c12, ShingleSet skeleton, boolean ordinary) {
  /** Of prompts that have nothing in common. */
  public static final Template NONE =
      new Template(ShingleSet.empty(), ShingleSet.empty(), ShingleSet.empty());

  /** One that is not ordinary. */
  public Template(ShingleSet c8, ShingleSet c12, ShingleSet skeleton) {
    this(c8, c12, skeleton, false);
  }

  public ShingleSet of(Feature feature) {
    return switch (feature) {
      case C8 -> c8;
      case C12 -> c12;
      case SKELETON -> skeleton;
    };
  }

  public boolean isEmpty() {
    return c8.size() == 0 && c12.size() == 0 && skeleton.size() == 0;
  }

  /** Roughly the memory it takes, in bytes. */
  long weight() {
    return 96 + 8L * (c8.size() + c12.size() + skeleton.size());
  }

  /** The template as it is carried to another machine of the lab. */
  public byte[] toBytes() {
    return TemplateForm.bytes(this);
  }

  /** Reads what {@link #toBytes} wrote. */
  public static Template read(byte[] bytes) {
    return TemplateForm.read(bytes);
  }

  /** The template without the shingles that do not pass. */
  public Template filter(LongPredicate kept) {
    return new Template(c8.filter(kept), c12.filter(kept), skeleton.filter(kept), ordinary);
  }
}
