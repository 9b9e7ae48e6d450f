/**
 * The start of the process: reads the command line, prepares the data folder, starts Payara Micro
 * in this same process and says when the hub is ready, or why it is not. Uses nothing of the
 * application itself, which Payara loads from the WAR inside the executable jar.
 */
@NullMarked
package org.stillwatch.hub.launch;

import org.jspecify.annotations.NullMarked;
