/**
 * The listener of the container, where it answers by itself: what it refuses before any resource
 * sees it is told in the form of the address too, and what it would pass over is refused.
 */
@NullMarked
package org.stillwatch.hub.listener;

import org.jspecify.annotations.NullMarked;
