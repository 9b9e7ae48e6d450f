/**
 * Liaisons of governments: persons of an agency that may read for one purpose, proposed by one
 * officer of the operator and approved by another, for ninety days at most; what they read, and
 * what they ask the labs' counsel for (clauses LIA-01, LIA-04, LIA-05). Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.liaisons;

import org.jspecify.annotations.NullMarked;
