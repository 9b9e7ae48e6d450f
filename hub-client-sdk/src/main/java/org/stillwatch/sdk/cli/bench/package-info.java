/**
 * Measures a hub on this machine: how long an alert takes, and whether a hub that is killed keeps
 * its promises. Numbers of samples and rounds come in; counts and times, ready to print, go out.
 * The hub is a process of its own and the labs are real ones, over HTTP. Each class is for one
 * thread, except where it says otherwise.
 */
@NullMarked
package org.stillwatch.sdk.cli.bench;

import org.jspecify.annotations.NullMarked;
