/**
 * A hub that behaves, for tests of the lab's side: real HTTP, real keys, and failures on demand.
 */
@NullMarked
package org.stillwatch.sdk.fake;

import org.jspecify.annotations.NullMarked;
