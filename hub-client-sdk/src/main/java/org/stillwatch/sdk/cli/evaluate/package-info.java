/**
 * What {@code ./stillwatch evaluate} measures, without the measuring run itself: a labelled corpus
 * is read and halved, honest customers and diluted accounts are generated, and what the labs and
 * the hub made of the accounts is counted. Prompts with labels come in, counts go out. Everything
 * here is immutable.
 */
@NullMarked
package org.stillwatch.sdk.cli.evaluate;

import org.jspecify.annotations.NullMarked;
