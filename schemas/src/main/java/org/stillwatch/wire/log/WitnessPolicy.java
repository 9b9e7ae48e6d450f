package org.stillwatch.wire.log;

import java.util.List;
import java.util.Optional;
import org.stillwatch.wire.log.NoteBroken.Reason;

/**
 * How many of which witnesses must have cosigned a head before it is believed. With k of them, a
 * log that shows two members different trees needs k of the witnesses to lie with it.
 *
 * @param witnesses different ones
 * @param least how many of them; 0 asks for none
 */
public record WitnessPolicy(List<WitnessKey> witnesses, int least) {
  /** Believes the log's own signature. */
  public static final WitnessPolicy NONE = new WitnessPolicy(List.of(), 0);

  /** Refuses to ask for more than there are, and one witness named twice. */
  public WitnessPolicy {
    witnesses = List.copyOf(witnesses);
    if (least < 0 || least > witnesses.size()) {
      throw new IllegalArgumentException("a number of witnesses from 0 to all of them");
    }
    if (witnesses.stream().map(WitnessKey::key).distinct().count() != witnesses.size()) {
      throw new IllegalArgumentException("each witness once, with a key of its own");
    }
  }

  /** How many of the witnesses cosigned a head; signatures that are wrong do not count. */
  public int cosigned(SignedCheckpoint head) {
    return (int) witnesses.stream().filter(witness -> isBy(witness, head)).count();
  }

  private static boolean isBy(WitnessKey witness, SignedCheckpoint head) {
    try {
      return witness.cosigned(head).isPresent();
    } catch (NoteBroken wrong) {
      return false;
    }
  }

  /**
   * Returns the head only if enough cosigned it.
   *
   * @throws NoteBroken with {@link Reason#TOO_FEW_WITNESSES} otherwise
   */
  public SignedCheckpoint require(SignedCheckpoint head) {
    return Optional.of(head)
        .filter(one -> cosigned(one) >= least)
        .orElseThrow(() -> NoteBroken.of(Reason.TOO_FEW_WITNESSES));
  }
}
