package org.stillwatch.wire.report;

import org.stillwatch.wire.indicator.Pap;
import org.stillwatch.wire.indicator.Tlp;

/** How receivers may handle a report. Labels only become stricter downstream. */
public record Handling(Tlp tlp, Pap pap, GovConsent govConsent) {
  /** AMBER+STRICT, PAP RED, no release to government liaisons. */
  public static final Handling DEFAULT = new Handling(Tlp.AMBER_STRICT, Pap.RED, GovConsent.NONE);
}
