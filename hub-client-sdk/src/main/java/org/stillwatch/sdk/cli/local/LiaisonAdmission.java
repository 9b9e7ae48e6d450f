package org.stillwatch.sdk.cli.local;

import java.net.URI;
import java.nio.file.Path;

/** What the two officers of a hub do when a liaison of a government is to read. */
@FunctionalInterface
public interface LiaisonAdmission {

  /**
   * Proposes and approves one.
   *
   * @param operatorSecret file of the officer who proposes
   * @param approverSecret file of the officer who approves
   * @return the credential
   */
  String admit(URI hub, Path operatorSecret, Path approverSecret) throws InterruptedException;
}
