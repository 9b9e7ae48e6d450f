/**
 * The commands of {@code ./stillwatch}: one class a command. What comes in is a command line, what
 * goes out are results on standard output and an exit code (0 done, 1 failed, 2 usage, 3 refused by
 * the hub, 4 hub unreachable); logs and progress go to standard error. Nothing depends on this
 * room.
 */
@NullMarked
package org.stillwatch.sdk.cli;

import org.jspecify.annotations.NullMarked;
