package org.stillwatch.hub.refusal;

import java.util.UUID;

/**
 * Names what went wrong, so that what the caller was told and what the log says can be put
 * together. Thread-safe.
 */
@FunctionalInterface
public interface Incidents {
  /** A fresh random name. */
  UUID next();
}
