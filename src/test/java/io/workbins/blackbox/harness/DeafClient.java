package io.workbins.blackbox.harness;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** A client with a small receive buffer that sends and sends, and reads only if it is told to. */
public final class DeafClient implements AutoCloseable {

  private static final int FINAL_TEXT = 0x81;
  private static final int PING = 0x89;
  private static final int MASKED = 0x80;

  private final Socket socket = new Socket();

  private DeafClient(int port) throws IOException {
    socket.setReceiveBufferSize(4 * 1024);
    socket.connect(new InetSocketAddress("localhost", port));
  }

  public static DeafClient connect(int port) throws IOException {
    return new DeafClient(port);
  }

  /** A client whose connection is a WebSocket of this user. */
  public static DeafClient upgrade(int port, String userName) throws IOException {
    var client = new DeafClient(port);
    client.send(
        "GET /api/v2/notifications HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: %s\r\n"
                .formatted(port, Desktop.basic(userName))
            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    client.skipHead();
    return client;
  }

  /** A GET of a path, as it is sent. */
  public static String get(int port, String path, String userName) {
    return "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: %s\r\n\r\n"
        .formatted(path, port, Desktop.basic(userName));
  }

  /** A frame with a text of at least 126 bytes. */
  public static byte[] text(String text) {
    var payload = text.getBytes(StandardCharsets.UTF_8);
    var frame = new byte[payload.length + 8];
    frame[0] = (byte) FINAL_TEXT;
    frame[1] = (byte) (MASKED | 126);
    frame[2] = (byte) (payload.length >> 8);
    frame[3] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 8, payload.length);
    return frame;
  }

  /** A ping of 100 bytes. */
  public static byte[] ping() {
    var frame = new byte[106];
    Arrays.fill(frame, (byte) 0);
    frame[0] = (byte) PING;
    frame[1] = (byte) (MASKED | 100);
    return frame;
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Sends the same again and again until the service has closed the connection. */
  public void flood(byte[] bytes) {
    try {
      while (true) {
        send(bytes);
      }
    } catch (IOException e) {
      // closed by the service
    }
  }

  /** What the service has sent, for reading. */
  public InputStream in() throws IOException {
    return socket.getInputStream();
  }

  /** Reads to the end. Returns false if the service has not closed the connection in time. */
  public boolean isClosedWithin(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    try {
      while (true) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
          return false;
        }
        socket.setSoTimeout((int) left);
        if (in().read(new byte[64 * 1024]) < 0) {
          return true;
        }
      }
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void skipHead() throws IOException {
    int lineEnds = 0;
    while (lineEnds < 4) {
      int next = in().read();
      lineEnds = next == '\r' || next == '\n' ? lineEnds + 1 : 0;
    }
  }
}
