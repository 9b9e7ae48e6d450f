/**
 * Reduction: prompts of one account come in, what they have in common (its template) and keyed
 * sketches of it go out. Clear text stays in this room: nothing that leaves it can be read back
 * without the members' group key. Values are immutable; the working types (shingler, template
 * finder, builders) are for one thread each, as they say.
 */
@NullMarked
package org.stillwatch.sdk.reduce;

import org.jspecify.annotations.NullMarked;
