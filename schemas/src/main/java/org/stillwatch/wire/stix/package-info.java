/**
 * What other tools need to read our STIX 2.1: the definitions of our extensions, as STIX objects.
 * Immutable.
 */
@NullMarked
package org.stillwatch.wire.stix;

import org.jspecify.annotations.NullMarked;
