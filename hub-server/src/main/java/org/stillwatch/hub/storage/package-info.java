/**
 * The database as the other rooms see it: one data source for H2 and PostgreSQL, one set of
 * migrations, transactions as values that can be run, and named locks as rows. What differs between
 * the two databases stays in here. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.storage;

import org.jspecify.annotations.NullMarked;
