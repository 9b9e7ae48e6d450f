package org.stillwatch.wire.policy;

/**
 * One thing that is wrong with a policy.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole file
 * @param words what is wrong, what was expected and what to do, for the person who edits the file
 */
public record Finding(String pointer, String words) {

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the file" : pointer) + ": " + words;
  }
}
