/**
 * The hot path: whether an account, a card, a contact is one that the lab has reported, or one of a
 * cluster that other labs see too, in well under a microsecond and without a network. The private
 * store comes in, and alerts as the feed gives them; {@link org.stillwatch.sdk.watch.Sighting} goes
 * out. In memory are keyed digests, never a value. Look-ups are for any number of threads and take
 * no lock.
 */
@NullMarked
package org.stillwatch.sdk.watch;

import org.jspecify.annotations.NullMarked;
