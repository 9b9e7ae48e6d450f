/**
 * How a lab becomes a member: the operator's ticket, and the claim by which the lab registers the
 * public halves of keys that it made itself, with proof that it holds the private ones. Immutable.
 */
@NullMarked
package org.stillwatch.wire.enrolment;

import org.jspecify.annotations.NullMarked;
