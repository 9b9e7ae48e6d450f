/**
 * The evaluator of the VOPRF (RFC 9497): blinded values come in, evaluated ones and one proof go
 * out. It never sees a value or a token. Keys are one for each epoch and class, made here, kept
 * outside the database, destroyed when their epoch is over for good. Budgets bound a member that
 * guesses. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.pseudonyms;

import org.jspecify.annotations.NullMarked;
