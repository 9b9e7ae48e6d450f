/**
 * The hub's side of Stillwatch. This room holds only the application root and the producers of
 * clock and randomness; the rooms below it are listed, in reading order, in the test of the rooms.
 */
@NullMarked
package org.stillwatch.hub;

import org.jspecify.annotations.NullMarked;
