package org.stillwatch.sdk.reduce;

import java.util.List;
import org.stillwatch.sdk.observe.Exchange;

/** Behaviours for tests of other rooms. */
public final class Behaviours {
  private Behaviours() {}

  /** Of an account with these exchanges. */
  public static Behaviour of(List<Exchange> exchanges) {
    Behaviour behaviour = new Behaviour();
    ClientFamilies families = new ClientFamilies();
    exchanges.forEach(one -> behaviour.count(one, families));
    return behaviour;
  }
}
