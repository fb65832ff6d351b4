package io.workbins.blackbox.cluster;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client comes back with the client id of another node, which may be gone, or hang. */
@QuarkusIntegrationTest
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OldClientIdIT {

  private static final Duration SOON = Duration.ofSeconds(5);

  /** The place of the node that was killed names the address of the one that took its place. */
  @Test
  void aNodeThatTookTheAddressOfAnotherDoesNotLookForItThere() throws Exception {
    try (var nodes = Nodes.start(1)) {
      var clientId = handshake(nodes.port(0));
      nodes.node(0).kill();
      nodes.restart(0);

      assertUnknown(overLongPolling(nodes.port(0), Bayeux.connectNow(clientId)));
      try (var socket = socket(nodes.port(0))) {
        assertUnknown(socket.ask(Bayeux.connect(clientId)).getString("error"));
      }
    }
  }

  @Test
  void aHandshakeWithAnOldClientIdIsTakenByAnyNode() throws Exception {
    try (var nodes = Nodes.start(2)) {
      var clientId = handshake(nodes.port(0));
      var handshake = Bayeux.HANDSHAKE.replaceFirst("}$", ",\"clientId\":\"" + clientId + "\"}");

      nodes.node(0).freeze();
      try (var socket = socket(nodes.port(1))) {
        assertThat(socket.ask(handshake).getBoolean("successful")).isTrue();
      }
      assertThat(overLongPolling(nodes.port(1), handshake)).contains("\"successful\":true");
      nodes.node(0).thaw();
    }
  }

  @Test
  void aWebSocketDoesNotWaitForANodeThatHangs() throws Exception {
    try (var nodes = Nodes.start(2)) {
      var clientId = handshake(nodes.port(0));

      nodes.node(0).freeze();
      try (var socket = socket(nodes.port(1))) {
        long start = System.nanoTime();
        var reply = socket.ask(Bayeux.connect(clientId));

        assertUnknown(reply.getString("error"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
      }
      nodes.node(0).thaw();
    }
  }

  @Test
  void aNodeThatStopsIsNoLongerKnown() throws Exception {
    try (var nodes = Nodes.start(2, "quarkus.shutdown.delay=0S")) {
      var clientId = handshake(nodes.port(0));
      nodes.node(0).terminate();
      nodes.node(0).exitCode();

      assertThat(nodes.redis().ask("KEYS {workbins}:node-address:*")).startsWith("*1");
      assertUnknown(overLongPolling(nodes.port(1), Bayeux.connectNow(clientId)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1", "[::1]", "127.0.0.1"})
  void aNodeIsFoundAtItsAddress(String host) throws Exception {
    try (var nodes = Nodes.start(2, "quarkus.http.host=::", "workbins.redis.node-host=" + host)) {
      var clientId = handshake(nodes.port(0));

      assertThat(overLongPolling(nodes.port(1), Bayeux.connectNow(clientId)))
          .contains("\"successful\":true");
      try (var socket = socket(nodes.port(1))) {
        var reply = socket.ask(Bayeux.subscribe(clientId, "/v2/me/*"));
        assertThat(reply.getBoolean("successful")).isTrue();
      }
    }
  }

  private static void assertUnknown(String reply) {
    assertThat(reply).contains("402::");
  }

  private static String handshake(int port) throws IOException {
    var reply = overLongPolling(port, Bayeux.HANDSHAKE);
    return reply.replaceFirst("(?s).*\"clientId\":\"([^\"]+)\".*", "$1");
  }

  private static String overLongPolling(int port, String message) throws IOException {
    return RawHttp.post("/api/v2/notifications", "[" + message + "]")
        .as(AGENT_1)
        .json()
        .at(port)
        .send()
        .body();
  }

  private static RawSocket socket(int port) {
    return RawSocket.at(port, Map.of("Authorization", Desktop.basic(AGENT_1)));
  }
}
