package org.stillwatch.sdk.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedSet;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.indicator.Caution;

/** The stable JSON of an alert inside the lab. */
public final class AlertForm {
  private AlertForm() {}

  /**
   * Without accounts: {@code alert, campaign, state, cluster, why, labs, ceiling}; a reason has
   * {@code cautions} only if there are some.
   */
  public static ObjectNode json(VerifiedAlert verified) {
    Alert alert = verified.alert();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("alert", alert.id().toString())
            .put("campaign", alert.campaign().toString())
            .put("state", alert.state().word())
            .put("cluster", alert.cluster().toString());
    var list = json.putArray("why");
    for (Why why : alert.why()) {
      ObjectNode one =
          list.addObject()
              .put("kind", why.kind())
              .put("similarity", why.similarity().word())
              .put("rarity", why.rarity().word());
      Caution.write(why.cautions(), one);
    }
    return json.put("labs", alert.labs()).put("ceiling", alert.ceiling().json());
  }

  /** With the accounts if there are any to show. */
  public static ObjectNode shown(VerifiedAlert verified, SortedSet<String> accounts) {
    return accounts.isEmpty() ? json(verified) : json(verified, accounts);
  }

  /** With the lab's own {@code accounts}. */
  public static ObjectNode json(VerifiedAlert verified, SortedSet<String> accounts) {
    ObjectNode json = json(verified);
    var list = json.putArray("accounts");
    accounts.forEach(list::add);
    return json;
  }
}
