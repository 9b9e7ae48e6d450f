package org.stillwatch.sdk.cluster;

import java.util.SortedMap;

/**
 * How far an account's prompts contain templates of the dictionary.
 *
 * @param byCore how many distinct prompts contain each; templates with none are left out
 * @param prompts how many distinct prompts contain any
 */
public record Hits(SortedMap<Integer, Integer> byCore, int prompts) {}
