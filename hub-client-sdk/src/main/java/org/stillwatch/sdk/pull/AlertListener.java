package org.stillwatch.sdk.pull;

import java.io.IOException;
import org.stillwatch.sdk.trust.VerifiedAlert;

/** Takes alerts. Returning means taken; an exception means that it is to come again. */
public interface AlertListener {
  void take(VerifiedAlert alert) throws IOException;
}
