/**
 * Which values of different labs agree. Each distinct value stands once, with the clusters that
 * hold it; candidates are found by key (equal tokens, shared bands of sketches) and verified. Labs
 * are counted, never pairs: a token on 20,000 accounts costs like one. Runs under the matching
 * lock, in the transaction of the batch. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.matching;

import org.jspecify.annotations.NullMarked;
