/**
 * Where alerts go inside the lab: its own detection. Verified alerts and the lab's own accounts
 * come in. The seam is {@link org.stillwatch.sdk.sink.DetectionSink}; a sink is called by one
 * thread at a time. {@link org.stillwatch.sdk.sink.Deliveries} puts a queue on disk and a thread
 * before each; {@link org.stillwatch.sdk.sink.SinkKind} is how a configuration names one.
 */
@NullMarked
package org.stillwatch.sdk.sink;

import org.jspecify.annotations.NullMarked;
