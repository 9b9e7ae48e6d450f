package org.stillwatch.hub.keys;

import java.util.UUID;

/** Makes ids that are random and never derived from what they name. Thread-safe. */
@FunctionalInterface
public interface RandomIds {
  /** A fresh UUID of version 4. */
  UUID next();
}
