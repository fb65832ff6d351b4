package io.workbins.blackbox.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A WebSocket whose frames are sent byte by byte as a test writes them. */
public final class RawFrames implements AutoCloseable {

  public static final int FIN = 0x80;
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  private static final int MASKED = 0x80;
  private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

  private final Socket socket;
  private final DataInputStream in;

  private RawFrames(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
  }

  /** A WebSocket of this user. */
  public static RawFrames of(String userName) throws IOException {
    return with(userName, new byte[0]);
  }

  /** A WebSocket of this user that sends these bytes at once with the upgrade. */
  public static RawFrames with(String userName, byte[] early) throws IOException {
    var upgrade =
        """
        GET /api/v2/notifications HTTP/1.1\r
        Host: localhost:%d\r
        Authorization: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """
            .formatted(RestAssured.port, Desktop.basic(userName));
    var socket = new Socket("localhost", RestAssured.port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Desktop.TIMEOUT_SECONDS * 1_000);
    var frames = new RawFrames(socket);
    frames.send(concat(upgrade.getBytes(US_ASCII), early));
    assertThat(frames.head()).startsWith("HTTP/1.1 101 ");
    return frames;
  }

  /** A masked frame. The first byte has the opcode, FIN and the reserved bits. */
  public static byte[] frame(int first, byte... payload) {
    var masked = payload.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= MASK[i % MASK.length];
    }
    return concat(header(first, MASKED, payload.length), MASK, masked);
  }

  /** A frame that is not masked. */
  public static byte[] unmasked(int first, byte... payload) {
    return concat(header(first, 0, payload.length), payload);
  }

  public static byte[] text(String text) {
    return frame(FIN | TEXT, text.getBytes(UTF_8));
  }

  /** A text in fragments of at most this number of bytes. */
  public static byte[] fragments(byte[] text, int size) {
    var frames = new ByteArrayOutputStream();
    for (int from = 0; from < text.length; from += size) {
      int to = Math.min(from + size, text.length);
      int first = (from == 0 ? TEXT : CONTINUATION) | (to == text.length ? FIN : 0);
      frames.writeBytes(frame(first, Arrays.copyOfRange(text, from, to)));
    }
    return frames.toByteArray();
  }

  public static byte[] close(int code, byte... reason) {
    return frame(FIN | CLOSE, concat(new byte[] {(byte) (code >> 8), (byte) code}, reason));
  }

  public static byte[] concat(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Sends bytes, as far as possible in one packet. */
  public void send(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Sends each byte in a packet of its own. */
  public void sendSlowly(byte... bytes) throws IOException {
    for (var each : bytes) {
      socket.getOutputStream().write(each);
    }
  }

  /** Waits for the next frame. */
  public Frame await() throws IOException {
    int first = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    return new Frame(first, in.readNBytes(length));
  }

  /** Waits for the next frame, which must be a text. */
  public String awaitText() throws IOException {
    var frame = await();
    assertThat(frame.first()).as("the first byte of %s", frame).isEqualTo(FIN | TEXT);
    return frame.text();
  }

  /** Waits for the next frame, which must be a close frame, and returns its code. */
  public int closeCode() throws IOException {
    var frame = await();
    assertThat(frame.first()).as("the first byte of %s", frame).isEqualTo(FIN | CLOSE);
    return ByteBuffer.wrap(frame.payload()).getShort() & 0xffff;
  }

  /** Waits for the end of the connection, before which nothing more may come. */
  public void awaitEnd() throws IOException {
    assertThat(in.read()).as("the next byte").isNegative();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String head() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  private static byte[] header(int first, int mask, int length) {
    if (length < 126) {
      return new byte[] {(byte) first, (byte) (mask | length)};
    }
    return length < 65_536
        ? ByteBuffer.allocate(4)
            .put((byte) first)
            .put((byte) (mask | 126))
            .putShort((short) length)
            .array()
        : ByteBuffer.allocate(10)
            .put((byte) first)
            .put((byte) (mask | 127))
            .putLong(length)
            .array();
  }

  /** A frame of the service. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Frame(int first, byte[] payload) {

    public String text() {
      return new String(payload, UTF_8);
    }

    @Override
    public String toString() {
      return "%02x %s".formatted(first, text());
    }
  }
}
