/**
 * The seeds' campaign on this machine: a plan comes in; an invented world is written, real labs
 * reduce and report it to a real hub, and the time of each step and what was found against the
 * world's truth go out. What is done stays done: a run that was killed goes on where it was. For
 * one thread.
 */
@NullMarked
package org.stillwatch.sdk.cli.campaign;

import org.jspecify.annotations.NullMarked;
