package org.stillwatch.sdk.cli.world;

/** Hears how the writing goes. Called by several threads at once. */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Some more was written.
   *
   * @param more exchanges written since the call before, of all labs together
   */
  void wrote(long more);
}
