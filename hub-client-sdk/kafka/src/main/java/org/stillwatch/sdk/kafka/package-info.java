/**
 * Alerts to a Kafka topic: an optional sink, found by the SDK when this artifact is on the class
 * path.
 */
@NullMarked
package org.stillwatch.sdk.kafka;

import org.jspecify.annotations.NullMarked;
