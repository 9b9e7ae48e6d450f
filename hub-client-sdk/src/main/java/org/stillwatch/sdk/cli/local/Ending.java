package org.stillwatch.sdk.cli.local;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be closed when a run ends, however it ends: by itself, by SIGTERM or by SIGINT. What
 * came last is closed first. Thread-safe.
 */
public final class Ending implements Closeable {
  private final Deque<Closeable> open = new ArrayDeque<>();
  private volatile boolean begun;

  private Ending() {}

  /** Closes at the end of the process, if {@link #close} was not called before. */
  public static Ending watched() {
    Ending ending = new Ending();
    Runtime.getRuntime().addShutdownHook(new Thread(ending::closeAtExit, "ending"));
    return ending;
  }

  /** Closes this too, when the time comes; at once if it came already. */
  public synchronized <T extends Closeable> T with(T one) throws IOException {
    if (begun) {
      one.close();
      throw new IOException("This run was ended.");
    }
    open.push(one);
    return one;
  }

  /** Whether the end has begun. */
  public boolean isBegun() {
    return begun;
  }

  /** As {@link #close}; a failure is said, since nobody is left to catch it. */
  public void closeAtExit() {
    try {
      close();
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
  }

  /** Closes all, even if one fails; the first failure is thrown. */
  @Override
  public void close() throws IOException {
    begun = true;
    closeAll();
  }

  private synchronized void closeAll() throws IOException {
    IOException first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (IOException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
