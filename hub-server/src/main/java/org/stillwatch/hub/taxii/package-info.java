/**
 * The feed as TAXII 2.1 has it, for readers: discovery, one API root, one collection. Nothing here
 * writes or searches; there is no such route (clause LIA-01). Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.taxii;

import org.jspecify.annotations.NullMarked;
