/**
 * One value, one byte string. JSON trees come in and their RFC 8785 bytes go out; bytes come in and
 * are read strictly, or refused with a reason that never repeats the value. Every other room hashes
 * and signs what this one writes. All types are immutable or stateless and thread-safe.
 */
@NullMarked
package org.stillwatch.wire.canonical;

import org.jspecify.annotations.NullMarked;
