package io.workbins.blackbox.harness;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A WebSocket client with a small receive buffer, which is soon full if the client does not read.
 */
public final class NonReadingSocket implements AutoCloseable {

  private static final int FINAL_TEXT = 0x81;

  /** The length encoding from 126 bytes on; {@link #send} pads shorter messages with blanks. */
  private static final int MASKED_16_BIT_LENGTH = 0x80 | 126;

  private static final byte[] MASK = new byte[4];

  private final Socket socket = new Socket();
  private final DataInputStream in;

  public NonReadingSocket(String userName) throws IOException {
    socket.setReceiveBufferSize(4 * 1024);
    socket.connect(new InetSocketAddress("localhost", RestAssured.port));
    in = new DataInputStream(socket.getInputStream());
    write(
        "GET /api/v2/notifications HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: %s\r\n"
                .formatted(RestAssured.port, Desktop.basic(userName))
            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    skipHeaders();
  }

  /** Handshakes, subscribes and connects. Reads the replies up to the first connect. */
  public void connect() throws IOException {
    send(Bayeux.HANDSHAKE);
    var clientId = JsonPath.from(read()).getString("[0].clientId");
    send(Bayeux.subscribe(clientId, "/v2/me/*"));
    read();
    send(Bayeux.connect(clientId));
    read();
    send(Bayeux.connect(clientId));
  }

  /** Waits until the server has closed the connection, by sending, without reading. */
  public void awaitBroken() {
    await("broken connection").atMost(Duration.ofSeconds(20)).until(() -> !isWritable());
  }

  private boolean isWritable() {
    try {
      send("");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void send(String message) throws IOException {
    var text = "[%s]%200s".formatted(message, "").getBytes(StandardCharsets.UTF_8);
    var out = socket.getOutputStream();
    out.write(new byte[] {(byte) FINAL_TEXT, (byte) MASKED_16_BIT_LENGTH});
    out.write(new byte[] {(byte) (text.length >> 8), (byte) text.length});
    out.write(MASK);
    out.write(text);
    out.flush();
  }

  private String read() throws IOException {
    in.readUnsignedByte();
    int length = in.readUnsignedByte();
    return new String(
        in.readNBytes(length == 126 ? in.readUnsignedShort() : length), StandardCharsets.UTF_8);
  }

  private void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void skipHeaders() throws IOException {
    int lineEnds = 0;
    while (lineEnds < 4) {
      int next = in.readUnsignedByte();
      lineEnds = next == '\r' || next == '\n' ? lineEnds + 1 : 0;
    }
  }
}
