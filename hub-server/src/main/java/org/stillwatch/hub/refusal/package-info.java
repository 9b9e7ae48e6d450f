/**
 * Every way in which the hub says no: one sealed value each, carried by one exception that also
 * rolls the transaction back, and mapped to an HTTP problem document in one class. Nothing here
 * holds a value of the request. Immutable and thread-safe.
 */
@NullMarked
package org.stillwatch.hub.refusal;

import org.jspecify.annotations.NullMarked;
