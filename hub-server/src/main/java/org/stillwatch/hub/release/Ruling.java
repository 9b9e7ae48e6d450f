package org.stillwatch.hub.release;

/** What becomes of a candidate by itself; what was released before is not looked at yet. */
public sealed interface Ruling {
  /** It may be released. */
  record Releasable(Facts facts, Behind behind) implements Ruling {}

  /** It may not. */
  record Withheld(Why why) implements Ruling {}

  /** Why nothing of a campaign is released. */
  enum Why {
    /** The hub has too few members. */
    TOO_FEW_MEMBERS,
    /** Too few labs with reports that are consented to and old enough. */
    TOO_FEW_LABS
  }
}
