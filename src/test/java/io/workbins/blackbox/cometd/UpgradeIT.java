package io.workbins.blackbox.cometd;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSocket upgrades, sent byte by byte. */
@QuarkusIntegrationTest
@Timeout(30)
class UpgradeIT {

  private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
  private static final String KEY =
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

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

  /** RFC 6455, section 4.2.2: the reply has the version that the service supports. */
  @ParameterizedTest
  @ValueSource(strings = {"8", "12", "14", "x", ""})
  void anotherVersionOfTheProtocolIsRefused(String version) throws IOException {
    send("GET", UPGRADE + KEY.replace("Version: 13", "Version: " + version), "");

    assertThat(head())
        .startsWith("HTTP/1.1 426 ")
        .containsIgnoringCase("\r\nSec-WebSocket-Version: 13\r\n");
  }

  static Stream<String> malformedUpgrades() {
    return Stream.of(
        "Upgrade: websocket\r\n" + KEY,
        "Upgrade: websocket\r\nConnection: keep-alive\r\n" + KEY,
        UPGRADE + KEY + "Transfer-Encoding: chunked\r\n");
  }

  @ParameterizedTest
  @MethodSource("malformedUpgrades")
  void aMalformedUpgradeIsRefused(String headers) throws IOException {
    send("GET", headers, "");

    assertThat(head()).startsWith("HTTP/1.1 400 ");
  }

  /** What follows an upgrade is not read as requests, so the connection can serve no more. */
  @Test
  void aRefusedUpgradeEndsTheConnection() throws IOException {
    send("GET", UPGRADE + KEY.replace("13", "8"), "");

    assertThat(head())
        .startsWith("HTTP/1.1 426 ")
        .containsIgnoringCase("\r\nConnection: close\r\n");
    assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
  }

  /** The body would be read as frames. */
  @Test
  void anUpgradeWithABodyIsRefused() throws IOException {
    send("GET", UPGRADE + KEY, "[]");

    assertThat(head()).startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: keep-alive, Upgrade",
        "Sec-WebSocket-Extensions: ",
        "Sec-WebSocket-Extensions: ;;=,",
        "Sec-WebSocket-Protocol: ",
        "Sec-WebSocket-Protocol: soap"
      })
  void anUpgradeWithUnusualHeadersIsAccepted(String header) throws IOException {
    send("GET", UPGRADE + KEY + header + "\r\n", "");

    assertThat(head())
        .startsWith("HTTP/1.1 101 ")
        .doesNotContainIgnoringCase("sec-websocket-extensions")
        .doesNotContainIgnoringCase("sec-websocket-protocol");
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
