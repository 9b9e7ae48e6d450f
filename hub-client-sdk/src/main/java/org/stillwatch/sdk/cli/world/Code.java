package org.stillwatch.sdk.cli.world;

/**
 * A Reed-Solomon code over a prime field: which alternative the owner of a number takes in each
 * section. Two owners below {@code prime²} agree in at most one section, two below {@code prime³}
 * in at most two, so that texts put together by it are never near copies.
 *
 * @param prime the number of alternatives in each section; a prime, at least the number of sections
 */
record Code(int prime) {

  /** How many owners the code can tell apart. */
  int capacity() {
    return prime * prime * prime;
  }

  int alternative(int owner, int section) {
    if (owner < 0 || owner >= capacity()) {
      throw new IllegalArgumentException(
          "The owner is " + owner + "; this code has room for 0 to " + (capacity() - 1) + ".");
    }
    int constant = owner % prime;
    int slope = owner / prime % prime;
    int bend = owner / (prime * prime);
    return (constant + slope * section + bend * section * section) % prime;
  }
}
