package org.stillwatch.wire.policy;

import java.util.Set;

/**
 * The six things NIST SP 800-150 asks of a sharing rule.
 *
 * @param information the type of information, in words
 * @param recipients {@code matched-labs}, {@code liaisons}, {@code peers}
 * @param redaction what is removed or changed before it leaves, and where
 * @param attribution {@code must-not} or {@code may}
 * @param handling the designations it travels under
 * @param conditions when it may be shared at all
 */
public record Sharing(
    String information,
    Set<String> recipients,
    String redaction,
    String attribution,
    String handling,
    String conditions) {

  /** Keeps a copy. */
  public Sharing {
    recipients = Set.copyOf(recipients);
  }
}
