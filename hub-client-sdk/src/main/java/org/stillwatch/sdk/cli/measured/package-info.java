/** What was measured: kept as data, and shown as the table of the README. */
@NullMarked
package org.stillwatch.sdk.cli.measured;

import org.jspecify.annotations.NullMarked;
