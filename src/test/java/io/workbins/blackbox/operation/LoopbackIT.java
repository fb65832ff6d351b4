package io.workbins.blackbox.operation;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox listens on {@code localhost}, which is two addresses. */
@QuarkusIntegrationTest
@Timeout(30)
class LoopbackIT {

  private static final String IPV4 = "127.0.0.1";
  private static final String IPV6 = "[::1]";
  private static final byte[] LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final HttpClient http = HttpClient.newHttpClient();

  /** The second address is bound when the service has started. */
  @BeforeEach
  void awaitBoth() {
    assumeTrue(hasIpv6(), "the machine has no IPv6");
    await().atMost(Duration.ofSeconds(10)).until(() -> isListening(IPV4) && isListening(IPV6));
  }

  @ParameterizedTest
  @ValueSource(strings = {IPV4, IPV6})
  void bothAddressesServeRequests(String host) throws Exception {
    var reply = send(request("http", host, "/api/v2/me").build());

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {IPV4, IPV6})
  void bothAddressesServeLongPolling(String host) throws Exception {
    var reply =
        send(
            request("http", host, "/api/v2/notifications")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("[" + Bayeux.HANDSHAKE + "]"))
                .build());

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).contains("\"successful\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {IPV4, IPV6})
  void bothAddressesServeWebSockets(String host) {
    var text = new CompletableFuture<String>();
    var socket =
        http.newWebSocketBuilder()
            .header("Authorization", Desktop.basic(AGENT_1))
            .buildAsync(uri("ws", host, "/api/v2/notifications"), new FirstText(text))
            .join();
    socket.sendText("[" + Bayeux.HANDSHAKE + "]", true).join();

    assertThat(text.orTimeout(Desktop.TIMEOUT_SECONDS, TimeUnit.SECONDS).join())
        .contains("\"successful\":true");
    socket.abort();
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String scheme, String host, String path) {
    return HttpRequest.newBuilder(uri(scheme, host, path))
        .header("Authorization", Desktop.basic(AGENT_1));
  }

  private static URI uri(String scheme, String host, String path) {
    return URI.create(scheme + "://" + host + ":" + RestAssured.port + path);
  }

  private static boolean hasIpv6() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isListening(String host) {
    try (var socket = new Socket(host, RestAssured.port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private record FirstText(CompletableFuture<String> text) implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.complete(data.toString());
      return CompletableFuture.completedFuture(null);
    }
  }
}
