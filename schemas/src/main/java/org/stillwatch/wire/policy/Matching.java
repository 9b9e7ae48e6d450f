package org.stillwatch.wire.policy;

/**
 * When two indicators of different labs agree.
 *
 * @param reason why, for people
 * @param c8Percent least estimated Jaccard similarity over character 8-grams, in percent
 * @param c12Percent the same over character 12-grams
 * @param skeletonPercent the same over the skeleton of function words
 * @param bandRows components in one band of the search
 * @param nearDuplicatePercent from here on a second sketch of one lab gets the first's answer again
 * @param rarityEdges classes of how many reports carry a value
 * @param labEdges classes of how many labs take part
 */
public record Matching(
    String reason,
    int c8Percent,
    int c12Percent,
    int skeletonPercent,
    int bandRows,
    int nearDuplicatePercent,
    Edges rarityEdges,
    Edges labEdges) {}
