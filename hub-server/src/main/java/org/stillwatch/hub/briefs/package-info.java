/**
 * The feed for people: one table, and one printable page a campaign. What the TAXII collection says
 * and nothing else, with a mark of who it was made for, which objects of the collection never have.
 * Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.briefs;

import org.jspecify.annotations.NullMarked;
