/**
 * The hub's own secrets: its signing key, the evaluators' keys, the secret behind nonces. They live
 * in one encrypted file outside the database; what opens it is given to the node. A backup of the
 * database never holds them. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.keys;

import org.jspecify.annotations.NullMarked;
