package org.stillwatch.sdk.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether somebody watches, so that a progress bar makes sense. */
final class Terminal {

  private Terminal() {}

  /**
   * False in a pipe. From release 22 on a console may exist without a terminal, and only the
   * console itself can say so.
   */
  @SuppressWarnings("SystemConsoleNull") // it is null before release 22
  static boolean isWatched() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true; // before release 22 a console is a terminal
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
