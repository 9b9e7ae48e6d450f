/**
 * What each step costs, by JMH. Texts of invented worlds and seeded values come in; a line of JSON
 * for each step, with its spread, goes out. Nothing that ships depends on this.
 */
@NullMarked
package org.stillwatch.benchmarks;

import org.jspecify.annotations.NullMarked;
