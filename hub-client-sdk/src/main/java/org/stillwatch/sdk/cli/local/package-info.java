/**
 * A hub and labs on this machine, for the demo and for measuring. A folder and a policy come in; a
 * running hub, its jar started as a process of its own, and labs enrolled through the library's
 * door go out. Nothing here takes a short cut: every report travels over HTTP. Each class is for
 * one thread, except {@link org.stillwatch.sdk.cli.local.Ending}.
 */
@NullMarked
package org.stillwatch.sdk.cli.local;

import org.jspecify.annotations.NullMarked;
