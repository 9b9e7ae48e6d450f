/**
 * The policy a hub runs under. In comes a policy file at the start, out comes the policy in force
 * or every reason why the hub must not start with it; then, for each report, the {@link
 * org.stillwatch.hub.policy.Objection}s that the policy has to it. Nothing here looks at the clock,
 * the store or the network: time and counts are arguments. Everything is immutable and thread-safe.
 */
@NullMarked
package org.stillwatch.hub.policy;

import org.jspecify.annotations.NullMarked;
