package org.stillwatch.sdk.sink.syslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.SinkFailed;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.sdk.trust.VerifiedAlert;

/**
 * Sends each alert to a collector over a connection of its own. Syslog has no receipts, so the end
 * of the connection stands for one: after the message this side closes its half and waits for the
 * collector to close the other, which it does when it has read all. A connection that breaks
 * instead means that the alert is sent again. A collector that leaves the connection open until the
 * timeout is believed to have read.
 */
public final class SyslogSink implements DetectionSink {
  /** A collector has nothing to say; one that talks on is not listened to. */
  private static final int MOST_READS = 64;

  private final SyslogAddress address;
  private final SyslogMessage form;
  private final Optional<SSLSocketFactory> tls;
  private final Timeouts timeouts;

  /**
   * A sink.
   *
   * @param tls empty for TCP alone
   */
  SyslogSink(
      SyslogAddress address,
      SyslogMessage form,
      Optional<SSLSocketFactory> tls,
      Timeouts timeouts) {
    this.address = address;
    this.form = form;
    this.tls = tls;
    this.timeouts = timeouts;
  }

  @Override
  public void accept(VerifiedAlert alert, SortedSet<String> accounts) throws IOException {
    byte[] frame = counted(form.of(alert, accounts));
    try (Socket socket = connected()) {
      socket.getOutputStream().write(frame);
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      awaitEnd(socket);
    } catch (IOException e) {
      throw new SinkFailed("the collector cannot be reached, or broke the connection", e);
    }
  }

  /** RFC 6587 section 3.4.1, RFC 5425 section 4.3: the length, a blank, the message. */
  private static byte[] counted(byte[] message) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + 8);
    frame.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
    frame.writeBytes(message);
    return frame.toByteArray();
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket();
    boolean ready = false;
    try {
      socket.connect(
          new InetSocketAddress(address.bareHost(), address.port()),
          Math.toIntExact(timeouts.connect().toMillis()));
      refuseItself(socket);
      socket.setSoTimeout(Math.toIntExact(timeouts.connect().toMillis()));
      Socket wrapped = tls.isPresent() ? secured(tls.get(), socket) : socket;
      ready = true;
      return wrapped;
    } finally {
      if (!ready) {
        socket.close();
      }
    }
  }

  /**
   * When nothing listens on a local port from which connections also start, the kernel may join a
   * connection to itself: all would be "read" by its own sender.
   */
  static void refuseItself(Socket socket) throws ConnectException {
    if (socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress())) {
      throw new ConnectException("nothing listens there: the connection met itself");
    }
  }

  /** The collector's certificate must name the host that was configured (RFC 5425 section 5.2). */
  private Socket secured(SSLSocketFactory factory, Socket socket) throws IOException {
    SSLSocket secured =
        (SSLSocket) factory.createSocket(socket, address.bareHost(), address.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static void awaitEnd(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] ignored = new byte[512];
    try {
      for (int reads = 0; reads < MOST_READS; reads++) {
        if (in.read(ignored) < 0) {
          return;
        }
      }
    } catch (SocketTimeoutException leftOpen) {
      return;
    }
  }
}
