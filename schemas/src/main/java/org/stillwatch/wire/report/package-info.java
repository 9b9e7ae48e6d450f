/**
 * What a lab submits: a cluster report (a STIX grouping with its indicators), a withdrawal, a
 * verdict. The records are for what we create; what was received keeps its JSON tree. Immutable.
 */
@NullMarked
package org.stillwatch.wire.report;

import org.jspecify.annotations.NullMarked;
