package org.stillwatch.sdk.sign;

import java.util.Optional;
import org.stillwatch.sdk.trust.HubTerms;
import org.stillwatch.wire.seal.GroupKeyCheck;

/**
 * Under what a lab speaks at the moment.
 *
 * @param groupKeyCheck of the lab's group key, if it has one
 */
public record Standing(HubTerms terms, Optional<GroupKeyCheck> groupKeyCheck) {}
