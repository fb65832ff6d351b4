package io.workbins.blackbox.operation;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.DeafClient;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Metrics;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.ServiceProcess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The threat: connections that are opened and never used, until nobody else can connect. */
@QuarkusIntegrationTest
@Timeout(60)
class ConnectionLimitIT {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration NOT_CLOSED = Duration.ofSeconds(2);
  private static final String HEAD = "GET /api/v2/me HTTP/1.1\r\nHost: localhost\r\n";

  @Test
  void aConnectionWithoutARequestIsClosed() throws Exception {
    try (var service = start("workbins.limits.request-time=1S");
        var silent = DeafClient.connect(service.port())) {
      assertThat(silent.isClosedWithin(SOON)).isTrue();
      assertThat(closed(service, "request-time")).isEqualTo(1);
    }
  }

  @Test
  void aConnectionWithHalfARequestIsClosed() throws Exception {
    try (var service = start("workbins.limits.request-time=1S");
        var half = DeafClient.connect(service.port())) {
      half.send(HEAD);
      assertThat(half.isClosedWithin(SOON)).isTrue();
    }
  }

  @Test
  void aConnectionWithHalfABodyIsClosed() throws Exception {
    try (var service = start("workbins.limits.request-time=1S");
        var half = DeafClient.connect(service.port())) {
      half.send(
          "POST /api/v2/me/workbins HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n"
                  .formatted(Desktop.basic(AGENT_1))
              + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
      assertThat(half.isClosedWithin(SOON)).isTrue();
    }
  }

  @Test
  void aConnectionWhoseSecondRequestDoesNotArriveIsClosed() throws Exception {
    try (var service = start("workbins.limits.request-time=1S");
        var slow = DeafClient.connect(service.port())) {
      slow.send(DeafClient.get(service.port(), "/api/v2/me", AGENT_1));
      assertThat(slow.in().read()).isEqualTo('H');
      assertThat(slow.isClosedWithin(NOT_CLOSED)).isFalse();
      slow.send(HEAD);
      assertThat(slow.isClosedWithin(SOON)).isTrue();
    }
  }

  @Test
  void requestsThatTakeLongToAnswerAndFeedsThatTakeLongToArriveAreNotClosed() throws Exception {
    try (var service = start("workbins.limits.request-time=1S");
        var webSocket = DeafClient.upgrade(service.port(), AGENT_1);
        var feed = DeafClient.connect(service.port())) {
      feed.send(
          "POST /api/v2/workbin-events HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n"
                  .formatted(Desktop.basic("apiuser1"))
              + "Content-Type: application/x-ndjson\r\nContent-Length: 1000\r\n\r\n{");
      assertThat(feed.isClosedWithin(NOT_CLOSED)).isFalse();
      assertThat(webSocket.isClosedWithin(NOT_CLOSED)).isFalse();
    }
  }

  @Test
  void aUserWithTooManyConnectionsOpensNoWebSocketAndKeepsNoConnection() throws Exception {
    try (var service = start("workbins.limits.connections-per-user=3")) {
      var sockets = new ArrayList<DeafClient>();
      for (int i = 0; i < 3; i++) {
        sockets.add(DeafClient.upgrade(service.port(), AGENT_1));
      }

      var reply = RawHttp.get("/api/v2/me").as(AGENT_1).at(service.port()).send();
      reply.accepted();
      assertThat(reply.header("Connection")).isEqualTo("close");
      assertThat(RawHttp.upgrade().as(AGENT_1).at(service.port()).send().status()).isEqualTo(429);
      RawHttp.get("/api/v2/me").as(AGENT_2).at(service.port()).send().accepted();
      try (var client = DeafClient.connect(service.port())) {
        client.send(DeafClient.get(service.port(), "/api/v2/me", AGENT_1).repeat(2));
        assertThat(new String(client.in().readAllBytes(), StandardCharsets.UTF_8))
            .containsOnlyOnce("HTTP/1.1 200");
      }
      assertThat(closed(service, "user")).isEqualTo(3);

      sockets.get(0).close();
      await()
          .atMost(SOON)
          .until(() -> RawHttp.upgrade().as(AGENT_1).at(service.port()).send().status() == 101);
    }
  }

  @Test
  void anAddressWithTooManyConnectionsWithoutASignInIsRefused() throws Exception {
    try (var service = start("workbins.limits.connections-per-address=5")) {
      var webSocket = DeafClient.upgrade(service.port(), AGENT_1);
      var silent = new ArrayList<DeafClient>();
      for (int i = 0; i < 5; i++) {
        silent.add(DeafClient.connect(service.port()));
      }
      try (var tooMany = DeafClient.connect(service.port())) {
        assertThat(tooMany.isClosedWithin(SOON)).isTrue();
      }
      assertThat(webSocket.isClosedWithin(Duration.ofMillis(200))).isFalse();
      assertThat(silent.get(0).isClosedWithin(Duration.ofMillis(200))).isFalse();
    }
  }

  @Test
  void theLastConnectionsAreForHealth() throws Exception {
    try (var service = start("workbins.limits.connections=40")) {
      var before = DeafClient.connect(service.port());
      var others = new ArrayList<DeafClient>();
      for (int i = 0; i < 10; i++) {
        others.add(DeafClient.connect(service.port()));
      }

      var refused = RawHttp.get("/api/v2/me").as(AGENT_1).at(service.port()).send();
      refused.refused(503, 4);
      assertThat(refused.header("Connection")).isEqualTo("close");
      assertThat(RawHttp.get("/q/health/live").at(service.port()).send().status()).isEqualTo(200);
      before.send(DeafClient.get(service.port(), "/api/v2/me", AGENT_1));
      assertThat(new String(before.in().readNBytes(15), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200 OK");
      others.get(0).close();
    }
  }

  @Test
  void webSocketsThatHaveEndedDoNotCount() throws Exception {
    try (var service = start("workbins.limits.connections=40")) {
      for (int i = 0; i < 60; i++) {
        await()
            .atMost(SOON)
            .until(() -> RawHttp.upgrade().as(AGENT_1).at(service.port()).send().status() == 101);
      }

      RawHttp.get("/api/v2/me").as(AGENT_1).at(service.port()).send().accepted();
    }
  }

  /** Its connection is the last one before the service knows of connections. */
  private static ServiceProcess start(String setting) throws Exception {
    return ServiceProcess.start("quarkus.profile=sandbox", setting).ready();
  }

  private static double closed(ServiceProcess service, String reason) {
    return Metrics.value(
        service.port(), "workbins_connections_closed_total{reason=\"%s\"}".formatted(reason));
  }
}
