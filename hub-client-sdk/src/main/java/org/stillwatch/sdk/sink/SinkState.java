package org.stillwatch.sdk.sink;

import java.util.Optional;

/**
 * How a sink stands.
 *
 * @param waiting alerts that it has still to take
 * @param refused alerts that its receiver refused; they are kept
 * @param failure why the last attempt failed, if it did
 */
public record SinkState(SinkName name, int waiting, int refused, Optional<String> failure) {}
