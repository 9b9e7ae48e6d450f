/**
 * What liaisons of governments read: once a snapshot the campaigns that may be released become STIX
 * objects, each with its place in one collection, the same for all. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.feed;

import org.jspecify.annotations.NullMarked;
