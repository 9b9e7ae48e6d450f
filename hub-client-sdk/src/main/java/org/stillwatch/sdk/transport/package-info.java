/**
 * The way to the hub: HTTP/1.1 with timeouts, no redirects, OAuth client credentials with DPoP
 * proofs. Paths and bytes come in; answers with a status of success come out, and everything else
 * is one of two typed failures: the hub refused, or the hub cannot be reached. Thread-safe.
 */
@NullMarked
package org.stillwatch.sdk.transport;

import org.jspecify.annotations.NullMarked;
