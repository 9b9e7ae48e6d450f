/**
 * The front door for what labs submit. {@link org.stillwatch.hub.intake.Intake} is the route in one
 * place: sender, seal, grammar, rules, then one transaction that keeps, matches, joins and tells.
 * Each step takes only what the step before it gave. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.intake;

import org.jspecify.annotations.NullMarked;
