/**
 * What {@code ./stillwatch evaluate} measures: a labelled corpus is read and halved, honest
 * customers and diluted accounts are generated, all of it goes through real labs and a real hub,
 * and what these made of the accounts is counted. Prompts with labels come in, counts go out. The
 * data are immutable; a run is for one thread.
 */
@NullMarked
package org.stillwatch.sdk.cli.evaluate;

import org.jspecify.annotations.NullMarked;
