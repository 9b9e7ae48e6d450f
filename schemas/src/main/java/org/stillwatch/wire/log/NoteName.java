package org.stillwatch.wire.log;

import org.stillwatch.wire.HubId;

/**
 * The name of who signs notes, and of a log: its origin (C2SP signed-note, tlog-checkpoint).
 *
 * @param value 1 to 255 characters, no space, no plus and no control character
 */
public record NoteName(String value) {
  private static final int MOST = 255;

  /** Refuses any other text. */
  public NoteName {
    if (value.isEmpty() || value.length() > MOST || !value.codePoints().allMatch(NoteName::fits)) {
      throw new IllegalArgumentException(
          "a name of signed notes has 1 to 255 characters, no space, no + and no control"
              + " character");
    }
  }

  /** The origin of a hub's log. */
  public static NoteName ofHub(HubId hub) {
    return new NoteName("stillwatch-hub/" + hub);
  }

  private static boolean fits(int character) {
    return character != '+'
        && !Character.isWhitespace(character)
        && !Character.isSpaceChar(character)
        && !Character.isISOControl(character)
        && Character.getType(character) != Character.SURROGATE;
  }

  @Override
  public String toString() {
    return value;
  }
}
