/**
 * What a template asks, not how it asks it: texts come in, 384 levels that say the direction of
 * their meaning go out. The model that embeds a text is no part of the library: it is an optional
 * artifact, found on the class path ({@link org.stillwatch.sdk.meaning.Embedding}). Values are
 * immutable; a model may be used by one thread at a time.
 */
@NullMarked
package org.stillwatch.sdk.meaning;

import org.jspecify.annotations.NullMarked;
