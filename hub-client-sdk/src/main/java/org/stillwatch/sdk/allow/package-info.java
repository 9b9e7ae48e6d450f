/**
 * What a lab excuses: templates that anybody can find in public, as signed lists that members hand
 * to each other past the hub, and the lab's own exceptions, which never leave it. Texts and names
 * come in; what comes out says of a template whether it is listed and what is left of it without
 * what is listed. Values are immutable; the folders' owners are for one thread at a time.
 */
@NullMarked
package org.stillwatch.sdk.allow;

import org.jspecify.annotations.NullMarked;
