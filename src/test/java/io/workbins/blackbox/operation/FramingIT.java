package io.workbins.blackbox.operation;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.workbins.blackbox.harness.CommandWatch;
import io.workbins.blackbox.harness.Desktop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end or host is ambiguous, each with another request behind it on the same
 * connection. A proxy in front may have read both as one (request smuggling), so the second must
 * not be served.
 */
@QuarkusIntegrationTest
class FramingIT {

  private static final String OWN = "/api/v2/me/workbins/" + WORKBIN;
  private static final String HIDDEN =
      "GET /api/v2/diagnostics/version HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** A marker of the reply to {@link #HIDDEN}. */
  private static final String SERVED = "\"version\"";

  private static final String CHUNKED_BODY = "1d\r\n" + SUBSCRIBE + "\r\n0\r\n\r\n";

  /** Most of these pass Netty and Vert.x. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
        "transfer-encoding: chunked\r\nTRANSFER-ENCODING: chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: ,chunked",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: chunked;q=1",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding:",
        "Transfer-Encoding:\r\nContent-Length: 29",
        "Transfer-Encoding: identity\r\nContent-Length: 29",
        "Transfer-Encoding: xchunked\r\nContent-Length: 29",
        "Transfer-Encoding:\r\n chunked",
        "Transfer-Encoding:\r\n\tchunked",
        ": no name\r\nTransfer-Encoding: chunked",
      })
  void anUnclearEndIsRefusedWithAnErrorResponse(String lines) throws Exception {
    assertRefused(exchange(post(lines, CHUNKED_BODY) + HIDDEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host:\r\n",
        "Host: localhost\r\nHost: localhost\r\n",
        "Host: localhost\r\nhost: evil.example\r\n",
        "Host: localhost, evil.example\r\n",
        "Host: user@localhost\r\n",
        "Host: localhost/path\r\n",
        "Host: localhost:port\r\n",
        "Host: localhost:99999\r\n",
        "Host: local host\r\n",
        "Host: <localhost>\r\n",
      })
  void anUnclearHostIsRefusedWithAnErrorResponse(String lines) throws Exception {
    assertRefused(exchange(get("/api/v2/me", lines) + HIDDEN));
    assertRefused(exchange(get("/api/v2/me;a=b", lines) + HIDDEN));
    assertRefused(exchange(get("/page/", lines) + HIDDEN));
    assertRefused(exchange(get("/q/health", lines) + HIDDEN));
  }

  @Test
  void twoHostsAreRefusedInHttp10() throws Exception {
    var reply =
        exchange(
            "GET /api/v2/me HTTP/1.0\r\nConnection: keep-alive\r\nHost: a\r\nHost: b\r\n\r\n"
                + HIDDEN);

    assertThat(reply).contains(" 400 ").doesNotContain(SERVED, " 200 ");
  }

  @Test
  void anUpgradeWithTwoHostsIsRefused() throws Exception {
    var upgrade =
        get(
            "/api/v2/notifications",
            """
            Host: localhost
            Host: evil.example
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            """
                .replace("\n", "\r\n"));

    assertRefused(exchange(upgrade + HIDDEN));
  }

  /** Netty refuses these, most of them with an empty reply. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nContent-Length: 29",
        "Content-Length: 6\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding\t: chunked",
        "Transfer-Encoding\u000b: chunked",
        "Content-Length: 29\r\nContent-Length: 5",
        "Content-Length: 29\r\nContent-Length: 29",
        "Content-Length: 29, 5",
        "Content-Length: 29, 29",
        "Content-Length: +29",
        "Content-Length: -29",
        "Content-Length: 0x1d",
        "Content-Length: 2 9",
        "Content-Length:",
        "Content-Length: 99999999999999999999",
        "Content-Length:\r\n 29",
        "Content-Length : 29",
        "X-Any: a\nContent-Length: 29",
        "X-Any: a\rContent-Length: 29",
        "X-Any: a\u0000b",
        "X-Any",
      })
  void aMalformedHeadEndsTheConnection(String lines) throws Exception {
    assertEnded(exchange(post(lines, CHUNKED_BODY) + HIDDEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n",
        "-1\r\n",
        "+1d\r\n",
        "0x1d\r\n",
        "1 d\r\n",
        "\r\n",
        "fffffffff\r\n",
        "1000000000000001d\r\n",
        "1d\n",
        "1d\r",
        "1d;a=b\n",
        "1d;a\nb\r\n",
        "1d;a\rb\r\n",
        "1d;a=\"\r\n\"\r\n",
      })
  void aMalformedChunkEndsTheConnection(String size) throws Exception {
    var request = post("Transfer-Encoding: chunked", size + SUBSCRIBE + "\r\n0\r\n\r\n");

    assertEnded(exchange(request + HIDDEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n0\r\n\r\n", "0\r\n\r\n", "XX0\r\n\r\n", "\r\n0\n\r\n", "\r\n0\r\n\n"})
  void aMalformedEndOfChunksEndsTheConnection(String end) throws Exception {
    var request = post("Transfer-Encoding: chunked", "1d\r\n" + SUBSCRIBE + end);

    assertEnded(exchange(request + HIDDEN));
  }

  @Test
  void transferEncodingIsRefusedInHttp10() throws Exception {
    var request = post("Connection: keep-alive\r\nTransfer-Encoding: chunked", CHUNKED_BODY);

    assertEnded(exchange(request.replace("HTTP/1.1", "HTTP/1.0") + HIDDEN));
  }

  @Test
  void neitherTheRefusedNorTheHiddenCommandIsExecuted() throws Exception {
    var hidden = post("Content-Length: 29", SUBSCRIBE);
    try (var watch = CommandWatch.of(AGENT_1)) {
      assertRefused(exchange(post("Transfer-Encoding: xchunked", "") + hidden));
      assertRefused(
          exchange(post("Host: b.example\r\nContent-Length: 29", SUBSCRIBE) + hidden + hidden));

      watch.assertNoCommands();
    }
  }

  /** Shows that the second request of the other tests would be served. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: Chunked",
        "transfer-encoding:\tchunked ",
        "X-Any: a\r\n folded\r\nTransfer-Encoding: chunked",
      })
  void validRequestsShareAConnection(String lines) throws Exception {
    var last = HIDDEN.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");

    assertThat(exchange(post(lines, CHUNKED_BODY) + last))
        .startsWith("HTTP/1.1 200 ")
        .contains("referenceId", SERVED);
  }

  private static String post(String lines, String body) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Type: application/json\r\n%s\r\n\r\n%s"
        .formatted(OWN, Desktop.basic(AGENT_1), lines, body);
  }

  private static String get(String path, String lines) {
    return "GET %s HTTP/1.1\r\nAuthorization: %s\r\n%s\r\n"
        .formatted(path, Desktop.basic(AGENT_1), lines);
  }

  private static void assertRefused(String reply) {
    assertThat(reply)
        .startsWith("HTTP/1.1 400 ")
        .containsIgnoringCase("\r\ncontent-type: application/json\r\n")
        .containsIgnoringCase("\r\nconnection: close\r\n");
    var body = reply.substring(reply.indexOf("\r\n\r\n") + 4);
    assertThat(JsonPath.from(body).getMap("")).containsOnlyKeys("statusCode", "statusMessage");
    assertThat(JsonPath.from(body).getInt("statusCode")).isEqualTo(10);
    assertThat(JsonPath.from(body).getString("statusMessage")).contains("must");
  }

  private static void assertEnded(String reply) {
    assertThat(reply).doesNotContain(" 200 ", SERVED, "referenceId");
    if (!reply.isEmpty()) {
      assertThat(reply).startsWith("HTTP/1.").contains(" 400 ");
    }
  }

  /** Sends the bytes at once, and reads until the service ends the connection. */
  private static String exchange(String bytes) throws IOException {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(Desktop.TIMEOUT_SECONDS * 1_000);
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      var reply = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(reply);
      } catch (SocketException reset) {
        // the service has not read all bytes
      }
      return reply.toString(ISO_8859_1);
    }
  }
}
