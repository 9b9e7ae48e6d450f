package org.stillwatch.hub.members;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;

/** Knows liaisons by their credentials. */
@FunctionalInterface
public interface LiaisonDoor {
  /** Characters of a header that is looked at. */
  int LONGEST = 4_096;

  /**
   * The liaison of that header, if its credential is good now.
   *
   * @param authorization what stands in the Authorization header: Basic (RFC 7617) or Bearer (RFC
   *     6750)
   */
  Optional<Caller.Liaison> open(String authorization);

  /**
   * The liaison of that header.
   *
   * @throws Refused with {@link Refusal.Unauthenticated} if there is none whose credential is good
   *     now
   */
  default Caller.Liaison require(@Nullable String authorization) {
    return Optional.ofNullable(authorization)
        .filter(text -> text.length() < LONGEST)
        .flatMap(this::open)
        .orElseThrow(() ->
            new Refused(
                new Refusal.Unauthenticated(
                    "the credential of a liaison that is not over",
                    "Basic realm=\"liaisons\", charset=\"UTF-8\", Bearer realm=\"liaisons\"",
                    "")));
  }
}
