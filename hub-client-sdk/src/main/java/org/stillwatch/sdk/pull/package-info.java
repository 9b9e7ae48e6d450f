/**
 * Alerts, from the hub to the lab. Pages of sealed texts come in; verified alerts go out, each at
 * least once, and normally once: those delivered are remembered. One feed is for one thread; it may
 * be closed from another.
 */
@NullMarked
package org.stillwatch.sdk.pull;

import org.jspecify.annotations.NullMarked;
