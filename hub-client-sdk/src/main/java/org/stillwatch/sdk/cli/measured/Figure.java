package org.stillwatch.sdk.cli.measured;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * A row of the table.
 *
 * @param what is measured
 * @param told a run's result in words
 */
record Figure(String what, Function<JsonNode, String> told) {}
