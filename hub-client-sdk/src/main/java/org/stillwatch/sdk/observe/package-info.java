/**
 * What a lab observes: exchanges, read from JSON Lines one by one. Clear prompts and values exist
 * here and in the rooms that reduce them, and no type of this room prints them. A reader is for one
 * thread; an exchange is immutable.
 */
@NullMarked
package org.stillwatch.sdk.observe;

import org.jspecify.annotations.NullMarked;
