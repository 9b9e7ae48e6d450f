package org.stillwatch.sdk.watch;

/** More was added than the watch takes in: nothing of it was added; add it again, more slowly. */
public final class WatchOverloaded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WatchOverloaded() {
    super("the watch is still taking in what came before: add more slowly, or wait longer");
  }
}
