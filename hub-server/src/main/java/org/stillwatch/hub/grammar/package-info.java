/**
 * From signed bytes to well-formed statements: canonical JSON, JSON Schema, dates, references, and
 * a second look for clear identifiers that the lab's own reduction should have kept back. Takes a
 * {@link org.stillwatch.hub.members.Signed} batch only; gives a {@link
 * org.stillwatch.hub.grammar.Wellformed} one, or every fault with its line and field, never a
 * value. Stateless and thread-safe.
 */
@NullMarked
package org.stillwatch.hub.grammar;

import org.jspecify.annotations.NullMarked;
