package org.stillwatch.sdk.cli.demo;

import java.io.IOException;

/** The demo did not show what it is there to show. */
public final class Unexpected extends IOException {
  private static final long serialVersionUID = 1L;

  Unexpected(String what) {
    super("The demo did not go as it must: " + what + ". This is a defect; please report it.");
  }
}
