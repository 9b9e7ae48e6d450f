package org.stillwatch.sdk.cli.world;

/**
 * One account of the world.
 *
 * @param lab from 1
 * @param operator from 1; 0 for an honest account
 * @param seed of its own dice
 * @param weight its share of the exchanges, against the other accounts' weights
 */
record Account(
    int lab,
    String id,
    int operator,
    long seed,
    int weight,
    Voice voice,
    Rhythm rhythm,
    Client client) {

  Truth truth() {
    return new Truth(WorldPlan.labName(lab), id, operator == 0 ? null : "operator-" + operator);
  }
}
