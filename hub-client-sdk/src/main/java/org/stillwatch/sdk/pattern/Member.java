package org.stillwatch.sdk.pattern;

import java.util.Set;
import org.stillwatch.sdk.reduce.Behaviour;
import org.stillwatch.sdk.reduce.LinkValue;

/**
 * One account of a cluster.
 *
 * @param exchanges at least 1
 * @param days from its first to its last, both included; 0 if not known
 * @param links what it may share with others
 */
public record Member(Behaviour behaviour, long exchanges, long days, Set<LinkValue> links) {}
