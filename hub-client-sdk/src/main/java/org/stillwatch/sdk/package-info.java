/**
 * The one door for users of the library. The rooms below it, in reading order: sink, pull, watch,
 * submit, sign, cluster, reduce, pseudonym, observe, trust, transport.
 */
@NullMarked
package org.stillwatch.sdk;

import org.jspecify.annotations.NullMarked;
