package io.workbins.blackbox.cometd;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static io.workbins.blackbox.harness.Sandbox.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Network;
import io.workbins.blackbox.harness.NpmDesktop;
import io.workbins.blackbox.harness.ServiceProcess;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CometD clients of desktops: npm {@code cometd} 9.0.0, and 3.1.13, which GWS desktops use. */
@QuarkusIntegrationTest
class NpmClientIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;

  @BeforeEach
  void needsNode() {
    NpmDesktop.assumeInstalled();
  }

  @ParameterizedTest
  @CsvSource({
    "3.1.13, websocket",
    "3.1.13, long-polling",
    "9.0.0, websocket",
    "9.0.0, long-polling"
  })
  void anNpmClientReceivesEachNotificationOnceInOrder(String version, String transport)
      throws Exception {
    try (var desktop = NpmDesktop.start(RestAssured.port, version, transport, password())) {
      assertThat(desktop.awaitSubscription().path("transport").asText()).isEqualTo(transport);

      assertReceives(desktop, accepted(AGENT_1, OWN, SUBSCRIBE), "Subscribed");
      assertReceives(desktop, accepted(AGENT_1, OWN, UNSUBSCRIBE), "Unsubscribed");
      assertReceives(desktop, accepted(AGENT_1, OWN, SUBSCRIBE), "Subscribed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3.1.13, websocket",
    "3.1.13, long-polling",
    "9.0.0, websocket",
    "9.0.0, long-polling"
  })
  void anNpmClientNeedsNoMoreThanTheSessionCookie(String version, String transport)
      throws Exception {
    var cookie = "JSESSIONID=" + as(AGENT_1).get("/api/v2/me").getCookie("JSESSIONID");
    try (var desktop =
        NpmDesktop.of(RestAssured.port, version, transport, Map.of("Cookie", cookie))) {
      assertReceives(desktop, accepted(AGENT_1, OWN, SUBSCRIBE), "Subscribed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.1.13", "9.0.0"})
  void anNpmClientFallsBackToLongPollingWithoutWebSocket(String version) throws Exception {
    try (var network = Network.withoutUpgrades(RestAssured.port);
        var desktop = NpmDesktop.start(network.port(), version, "any", password())) {
      assertThat(desktop.awaitSubscription().path("transport").asText()).isEqualTo("long-polling");
      assertThat(network.refusedUpgrades()).as("WebSockets tried first").isPositive();

      assertReceives(desktop, accepted(AGENT_1, OWN, SUBSCRIBE), "Subscribed");
    }
  }

  /** The network is cut until the session has expired. */
  @ParameterizedTest
  @CsvSource({
    "3.1.13, websocket",
    "3.1.13, long-polling",
    "9.0.0, websocket",
    "9.0.0, long-polling"
  })
  void anNpmClientHandshakesAgainAfterItsSessionExpired(String version, String transport)
      throws Exception {
    try (var network = new Network(RestAssured.port);
        var desktop = NpmDesktop.start(network.port(), version, transport, password())) {
      var clientId = desktop.await("handshake").path("clientId").asText();
      desktop.awaitSubscription();

      network.cut();
      assertThat(Bayeux.send(AGENT_1, Bayeux.disconnect(clientId)).getBoolean("successful"))
          .isTrue();
      network.restore();

      desktop.awaitUnknownSession();
      assertThat(desktop.await("handshake").path("clientId").asText()).isNotEqualTo(clientId);
      assertThat(desktop.await("unsubscribed").path("successful").asBoolean()).isTrue();
      desktop.awaitSubscription();
      assertReceives(desktop, accepted(AGENT_1, OWN, SUBSCRIBE), "Subscribed");
    }
  }

  /** After each handshake the client first unsubscribes channels of its old session. */
  @ParameterizedTest
  @CsvSource({
    "3.1.13, websocket",
    "3.1.13, long-polling",
    "9.0.0, websocket",
    "9.0.0, long-polling"
  })
  void anNpmClientHandshakesAgainAfterARestart(String version, String transport) throws Exception {
    var before = ServiceProcess.start("quarkus.profile=sandbox").ready();
    try (before;
        var desktop = NpmDesktop.start(before.port(), version, transport, password())) {
      var clientId = desktop.await("handshake").path("clientId").asText();
      desktop.awaitSubscription();

      before.close();
      try (var after = ServiceProcess.startAt(before.port(), "quarkus.profile=sandbox").ready()) {
        assertThat(desktop.await("handshake").path("clientId").asText()).isNotEqualTo(clientId);
        assertThat(desktop.await("unsubscribed").path("successful").asBoolean()).isTrue();
        desktop.awaitSubscription();
        assertReceives(desktop, accepted(after.port(), AGENT_1, OWN, SUBSCRIBE), "Subscribed");
      }
    }
  }

  private static void assertReceives(NpmDesktop desktop, long referenceId, String state)
      throws InterruptedException {
    var message = desktop.awaitMessage();
    assertThat(message.path("channel").asText()).isEqualTo("/v2/me/workbins");
    var data = message.path("data");
    assertThat(data.path("messageType").asText())
        .isEqualTo("WorkbinSubscriptionStateChangeMessage");
    assertThat(data.path("id").asText()).isEqualTo(WORKBIN);
    assertThat(data.path("stateResource").asText()).isEqualTo(state);
    assertThat(data.path("referenceId").isIntegralNumber()).isTrue();
    assertThat(data.path("referenceId").asLong()).isEqualTo(referenceId);
  }

  private static Map<String, String> password() {
    return Map.of("Authorization", Desktop.basic(AGENT_1));
  }
}
