package org.stillwatch.hub.members;

import java.util.Optional;

/** Knows liaisons by their credentials. */
@FunctionalInterface
public interface LiaisonDoor {
  /**
   * The liaison of that header, if its credential is good now.
   *
   * @param authorization what stands in the Authorization header: Basic (RFC 7617) or Bearer (RFC
   *     6750)
   */
  Optional<Caller.Liaison> open(String authorization);
}
