/**
 * The demo: an invented fortnight at five labs, three of them attacked by one operator, told in
 * plain sentences while real labs send real reports to a real hub. A folder and a hub's jar come
 * in; a story, and counts that were checked against the truth of the invented world, go out. For
 * one thread.
 */
@NullMarked
package org.stillwatch.sdk.cli.demo;

import org.jspecify.annotations.NullMarked;
