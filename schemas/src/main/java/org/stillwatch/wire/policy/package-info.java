/**
 * The policy of a hub: what it accepts, how long things live, when alerts leave, what they may ask
 * for. In comes the JSON of a policy file, out comes a {@link org.stillwatch.wire.policy.Policy} or
 * every reason why it is none. Hub and labs read it alike, so that a lab can see beforehand what
 * the hub would refuse. Also the classes in which accounts, exchanges, labs and rarity are counted.
 * Everything here is immutable and thread-safe.
 */
@NullMarked
package org.stillwatch.wire.policy;

import org.jspecify.annotations.NullMarked;
