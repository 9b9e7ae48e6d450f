package org.stillwatch.sdk;

import java.util.Optional;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.problem.Problem;

/**
 * What became of a statement: one of the two is there.
 *
 * @param about the id of the report, withdrawal or verdict
 * @param receipt the hub's promise, verified
 * @param problem why the hub refused it; it is set aside in the outbox
 */
public record Submitted(
    StixId about, Optional<VerifiedReceipt> receipt, Optional<Problem> problem) {}
