package io.workbins.blackbox.cometd;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** WebSocket upgrades, sent byte by byte. */
@QuarkusIntegrationTest
@Timeout(30)
class UpgradeIT {

  private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
  private static final String KEY =
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  private static final int CLOSE = 0x88;

  private Socket socket;

  @BeforeEach
  void connect() throws IOException {
    socket = new Socket("localhost", RestAssured.port);
    socket.setSoTimeout(10_000);
  }

  @AfterEach
  void disconnect() throws IOException {
    socket.close();
  }

  @Test
  void compressionIsDeclined() throws IOException {
    send("GET", UPGRADE + KEY + "Sec-WebSocket-Extensions: permessage-deflate\r\n", "");

    assertThat(head())
        .startsWith("HTTP/1.1 101 ")
        .satisfies(
            head -> assertThat(head.toLowerCase(Locale.ROOT)).doesNotContain("sec-websocket-ext"));
  }

  @Test
  void anUpgradeWithAPasswordSetsTheCookie() throws IOException {
    send("GET", UPGRADE + KEY, "");

    assertThat(head()).startsWith("HTTP/1.1 101 ").contains("JSESSIONID=");
  }

  /** A single frame; client libraries would split a long text. */
  @Test
  void aFrameAbove64KiBIsTooBig() throws IOException {
    send("GET", UPGRADE + KEY, "");
    head();

    var frame = ByteBuffer.allocate(14).put((byte) 0x81).put((byte) 0xff).putLong(64 * 1024 + 1);
    socket.getOutputStream().write(frame.array());

    var in = new DataInputStream(socket.getInputStream());
    assertThat(in.readUnsignedByte()).isEqualTo(CLOSE);
    in.readUnsignedByte();
    assertThat(in.readUnsignedShort()).isEqualTo(1009);
  }

  /** Some proxies add an {@code Upgrade} header to every request. */
  @Test
  void aPostWithAnUpgradeHeaderIsLongPolling() throws IOException {
    send("POST", UPGRADE + KEY, "[" + Bayeux.HANDSHAKE + "]");

    assertThat(head()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void anUpgradeWithoutAKeyIsRefused() throws IOException {
    send("GET", UPGRADE, "");

    assertThat(head()).startsWith("HTTP/1.1 405 ").contains("application/json");
  }

  private void send(String method, String headers, String body) throws IOException {
    var request =
        method
            + " /api/v2/notifications HTTP/1.1\r\nHost: localhost:"
            + RestAssured.port
            + "\r\nAuthorization: "
            + Desktop.basic(AGENT_1)
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n"
            + headers
            + "\r\n"
            + body;
    socket.getOutputStream().write(request.getBytes(US_ASCII));
  }

  /** Reads exactly the headers of the response. */
  private String head() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("the next byte after %s", head).isNotNegative();
      head.append((char) next);
    }
    return head.toString();
  }
}
