package io.workbins.blackbox.harness;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A client with a small receive buffer that sends and sends, and reads only if it is told to. */
public final class DeafClient implements AutoCloseable {

  private static final int FINAL_TEXT = 0x81;
  private static final int PING = 0x89;
  private static final int MASKED = 0x80;
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

  private final Socket socket = new Socket();

  private DeafClient(int port) throws IOException {
    socket.setReceiveBufferSize(4 * 1024);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress("localhost", port));
  }

  private DeafClient(String from, int port) throws IOException {
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  public static DeafClient connect(int port) throws IOException {
    return new DeafClient(port);
  }

  /** A client at another address of this machine, such as 127.0.0.2. */
  public static DeafClient connectFrom(String address, int port) throws IOException {
    return new DeafClient(address, port);
  }

  /** A client whose connection is a WebSocket of this user. */
  public static DeafClient upgrade(int port, String userName) throws IOException {
    var client = new DeafClient(port);
    var reply =
        client.ask(
            "GET /api/v2/notifications HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: %s\r\n"
                    .formatted(port, Desktop.basic(userName))
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    if (reply.status() != 101) {
      client.close();
      throw new RefusedException(reply.status());
    }
    return client;
  }

  /** A GET of a path, as it is sent. */
  public static String get(int port, String path, String userName) {
    return "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: %s\r\n\r\n"
        .formatted(path, port, Desktop.basic(userName));
  }

  /** A POST of JSON to a path, as it is sent. */
  public static String post(int port, String path, String userName, String body) {
    return """
        POST %s HTTP/1.1\r
        Host: localhost:%d\r
        Authorization: %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s"""
        .formatted(path, port, Desktop.basic(userName), body.length(), body);
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

  /** Sends a request, and reads its reply. */
  public Reply ask(String request) throws IOException {
    send(request);
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) next());
    }
    var length = LENGTH.matcher(head);
    var body = length.find() ? in().readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
    return new Reply(
        Integer.parseInt(head.substring(9, 12)), new String(body, StandardCharsets.UTF_8));
  }

  /** Reads the next frame of a WebSocket. Returns its text, or the code of a close frame. */
  public String readFrame() throws IOException {
    boolean isClose = (next() & 0xf) == 8;
    int length = next();
    if (length == 126) {
      length = next() << 8 | next();
    } else if (length == 127) {
      in().readNBytes(4);
      length = next() << 24 | next() << 16 | next() << 8 | next();
    }
    var payload = in().readNBytes(length);
    return isClose
        ? String.valueOf((payload[0] & 0xff) << 8 | (payload[1] & 0xff))
        : new String(payload, StandardCharsets.UTF_8);
  }

  /** Reads frames up to the close frame and returns its code. */
  public String closeCode() throws IOException {
    while (true) {
      var frame = readFrame();
      if (frame.matches("[0-9]{4}")) {
        return frame;
      }
    }
  }

  private int next() throws IOException {
    int next = in().read();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  /** A reply with {@code Content-Length}, or without a body. */
  public record Reply(int status, String body) {}

  /** The service refused to upgrade. */
  public static final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status) {
      super("refused with " + status);
      this.status = status;
    }

    public int status() {
      return status;
    }
  }
}
