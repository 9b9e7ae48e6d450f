package org.stillwatch.sdk.sink.syslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A collector that reads frames by their count of octets, and breaks when told to. */
final class Collector implements AutoCloseable {
  /** What becomes of the next connection. */
  enum Fate {
    /** Reset before anything is read. */
    RESET,
    /** Read, and left open. */
    LEFT_OPEN
  }

  private final ServerSocket server;
  private final Thread thread;
  private final Queue<Fate> fates = new ArrayDeque<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  final List<String> messages = new CopyOnWriteArrayList<>();

  Collector(ServerSocketFactory sockets) throws IOException {
    server = sockets.createServerSocket(0, 16, InetAddress.getLoopbackAddress());
    thread = new Thread(this::serve, "collector");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  synchronized void next(Fate fate) {
    fates.add(fate);
  }

  private synchronized Fate fate() {
    return fates.poll();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Fate fate = fate();
        if (fate == Fate.RESET) {
          socket.setSoLinger(true, 0);
          socket.close();
          continue;
        }
        read(socket.getInputStream());
        if (fate == Fate.LEFT_OPEN) {
          open.add(socket);
        } else {
          socket.close();
        }
      } catch (IOException broken) {
        messages.add("broken: " + broken.getClass().getSimpleName());
      }
    }
  }

  private void read(InputStream in) throws IOException {
    while (true) {
      ByteArrayOutputStream digits = new ByteArrayOutputStream();
      int one = in.read();
      if (one < 0) {
        return;
      }
      while (one != ' ') {
        digits.write(one);
        one = in.read();
      }
      int length = Integer.parseInt(digits.toString(StandardCharsets.US_ASCII));
      byte[] message = in.readNBytes(length);
      if (message.length < length) {
        throw new IOException("cut");
      }
      messages.add(new String(message, StandardCharsets.UTF_8));
    }
  }

  /** Until the thread that waits for connections has gone, the kernel still takes one. */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the collector ended");
    }
    for (Socket socket : open) {
      socket.close();
    }
  }
}
