package org.stillwatch.sdk;

import java.io.IOException;
import org.stillwatch.sdk.cluster.Accounts;

/**
 * The lab's own machines that read its exchanges, for labs whose traffic is too much for one: they
 * are sent with an {@link Errand}, gather pieces, and answer questions about them. All that they
 * hold and send each other is clear text of the lab, or as good as it: whoever implements this
 * seals what goes to disks and over wires. Used once, by one thread.
 */
public interface Machines {
  /**
   * Has all exchanges taken in, each once, by {@link Errand#portion}, and puts the pieces of the
   * same name together by {@link Errand#merged}, in any order. How exchanges are parted changes
   * nothing. May be lazy: the work may be done at the first question.
   */
  void gather(Errand errand) throws IOException;

  /**
   * Asks every piece, by {@link Errand#answering}, and hands over the answers in any order, in the
   * calling thread.
   */
  void ask(Question question, Accounts.Taker<byte[]> taker) throws IOException;
}
