/** What shows that a lab's other machines come to the same reports as one machine alone. */
@NullMarked
package org.stillwatch.sdk.machines;

import org.jspecify.annotations.NullMarked;
