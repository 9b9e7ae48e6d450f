package org.stillwatch.sdk;

import java.io.IOException;
import java.io.InputStream;

/** A file of exchanges, wherever it lies. */
public interface NamedInput {
  /** Its name, by which skipped lines are told. */
  String name();

  /** Opens it; closed by who reads it. */
  InputStream open() throws IOException;
}
