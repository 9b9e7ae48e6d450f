/** Tests that drive the executable jar, as a process, over HTTP, through the real client SDK. */
@NullMarked
package org.stillwatch.hub.process;

import org.jspecify.annotations.NullMarked;
