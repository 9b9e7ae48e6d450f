package org.stillwatch.hub.members;

import jakarta.enterprise.context.RequestScoped;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;

/** Holds the caller of the running request; one instance a request. */
@RequestScoped
public class CallerOfRequest {
  private Caller caller = new Caller.Anyone();

  void set(Caller known) {
    caller = known;
  }

  /**
   * The lab that calls.
   *
   * @throws Refused if the caller is no lab
   */
  public MemberId lab() {
    if (caller instanceof Caller.Lab lab) {
      return lab.id();
    }
    throw new Refused(new Refusal.NotPermitted("the access token of an enrolled lab"));
  }

  /**
   * The liaison that calls.
   *
   * @throws Refused if the caller is none
   */
  public Caller.Liaison liaison() {
    if (caller instanceof Caller.Liaison liaison) {
      return liaison;
    }
    throw new Refused(new Refusal.NotPermitted("the credential of a liaison"));
  }
}
