/**
 * A small invented world: labs, operators that distil from some of them, honest companies with
 * fixed prompts of their own, people, and accounts that do both. A {@link
 * org.stillwatch.sdk.cli.world.WorldPlan} comes in; one file of exchanges per lab and the truth
 * about every account go out. The same plan gives the same bytes. Every identifier is of a range
 * reserved for documentation, tests or fiction.
 */
@NullMarked
package org.stillwatch.sdk.cli.world;

import org.jspecify.annotations.NullMarked;
