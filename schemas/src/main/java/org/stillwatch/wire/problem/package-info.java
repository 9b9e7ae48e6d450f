/**
 * What a refusal looks like on the wire: RFC 9457 problem documents with a stable type, what was
 * expected, and what to do. A problem never carries the value that was refused. The hub writes
 * them, the SDK reads them. All types are immutable and thread-safe.
 */
@NullMarked
package org.stillwatch.wire.problem;

import org.jspecify.annotations.NullMarked;
