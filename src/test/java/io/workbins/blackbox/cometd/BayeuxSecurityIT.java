package io.workbins.blackbox.cometd;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.RawSocket;
import java.util.Map;
import org.cometd.bayeux.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CometD clients cannot connect unauthenticated, publish, create channels, or use sessions of other
 * users.
 */
@QuarkusIntegrationTest
class BayeuxSecurityIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;
  private static final int VIOLATED_POLICY = 1008;

  @Test
  void anUpgradeWithoutCredentialsIsRefused() {
    assertThat(RawSocket.upgradeStatus(Map.of())).isEqualTo(403);
  }

  @Test
  void anUpgradeWithWrongCredentialsIsRefused() {
    assertThat(RawSocket.upgradeStatus(Map.of("Authorization", "Basic YWdlbnQxOndyb25n")))
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v2/me/workbins", "/v2/me/*", "/v2/me/devices", "/chat/room", "/service/echo"})
  void clientsCannotPublish(String channel) throws Exception {
    try (var forger = Desktop.of(AGENT_2, Over.WEBSOCKET);
        var victim = Desktop.of(AGENT_1, Over.WEBSOCKET)) {
      assertThat(forger.publish(channel)).containsEntry(Message.SUCCESSFUL_FIELD, false);
      victim.assertNoOtherMessage(AGENT_1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/users/*",
        "/v2/me/workbins/other",
        "/v2/*",
        "/*",
        "/chat/room",
        "/service/*",
        "/meta/*"
      })
  void clientsCannotSubscribeToUnknownChannels(String channel) {
    var clientId = Bayeux.handshake(AGENT_1);

    var reply = Bayeux.send(AGENT_1, Bayeux.subscribe(clientId, channel));

    assertThat(reply.getBoolean("successful")).isFalse();
    assertThat(reply.getString("error")).startsWith("403:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/me",
        "/v2/me/state",
        "/v2/users",
        "/v2/me/devices",
        "/v2/me/calls",
        "/v2/me/channels",
        "/v2/me/chats",
        "/v2/me/emails",
        "/v2/me/workitems",
        "/v2/me/interactions",
        "/notifications/services"
      })
  void clientsMaySubscribeToOtherTopicsOfGws(String channel) {
    var clientId = Bayeux.handshake(AGENT_1);

    assertThat(Bayeux.send(AGENT_1, Bayeux.subscribe(clientId, channel)).getBoolean("successful"))
        .isTrue();
  }

  @Test
  void unsubscribingAnUnknownChannelHasNoEffect() {
    var clientId = Bayeux.handshake(AGENT_1);

    var reply = Bayeux.send(AGENT_1, Bayeux.unsubscribe(clientId, "/v2/me/*"));

    assertThat(reply.getBoolean("successful")).isTrue();
    assertThat(Bayeux.send(AGENT_1, Bayeux.connectNow(clientId)).getBoolean("successful")).isTrue();
  }

  /** An attacker who knows a client id must not receive the queued messages of its session. */
  @Test
  void aClientIdOfAnotherUserIsUnknownOverLongPolling() {
    var victim = Bayeux.handshake(AGENT_1);
    Bayeux.send(AGENT_1, Bayeux.subscribe(victim, "/v2/me/*"));
    long referenceId = accepted(AGENT_1, OWN, SUBSCRIBE);

    var stolen = Bayeux.send(AGENT_2, Bayeux.connectNow(victim));

    assertThat(stolen.setRootPath("").getList("")).hasSize(1);
    assertThat(stolen.getString("[0].error")).startsWith("402:");
    assertThat(stolen.getString("[0].advice.reconnect")).isEqualTo("handshake");
    var own = Bayeux.send(AGENT_1, Bayeux.connectNow(victim)).setRootPath("");
    assertThat(own.getLong("[0].data.referenceId")).isEqualTo(referenceId);
  }

  @Test
  void clientsCannotEndSessionsOfOtherUsers() {
    var victim = Bayeux.handshake(AGENT_1);

    Bayeux.send(AGENT_2, Bayeux.disconnect(victim));

    assertThat(Bayeux.send(AGENT_1, Bayeux.connectNow(victim)).getBoolean("successful")).isTrue();
  }

  /** CometD binds a WebSocket to a session as soon as a message names the session. */
  @Test
  void aWebSocketThatNamesASessionOfAnotherUserIsClosed() throws Exception {
    try (var victim = RawSocket.of(AGENT_1);
        var thief = RawSocket.of(AGENT_2)) {
      var clientId = victim.handshake();

      thief.send(Bayeux.connect(clientId));

      assertThat(thief.closeCode()).isEqualTo(VIOLATED_POLICY);
      long referenceId = accepted(AGENT_1, OWN, SUBSCRIBE);
      assertThat(victim.awaitMessage().getLong("data.referenceId")).isEqualTo(referenceId);
    }
  }

  @Test
  void aWebSocketWithASessionReachesNoOtherSession() throws Exception {
    try (var victim = RawSocket.of(AGENT_1);
        var thief = RawSocket.of(AGENT_2)) {
      var clientId = victim.handshake();
      thief.handshake();

      var reply = thief.ask(Bayeux.connect(clientId));

      assertThat(reply.getString("error")).startsWith("402:");
      long referenceId = accepted(AGENT_1, OWN, SUBSCRIBE);
      assertThat(victim.awaitMessage().getLong("data.referenceId")).isEqualTo(referenceId);
    }
  }

  @Test
  void aSessionMayMoveToAnotherWebSocketOfItsUser() throws Exception {
    try (var before = RawSocket.of(AGENT_1);
        var after = RawSocket.of(AGENT_1)) {
      var clientId = before.handshake();

      after.send(Bayeux.connect(clientId));
      after.awaitMessage();
      long referenceId = accepted(AGENT_1, OWN, SUBSCRIBE);

      assertThat(after.awaitMessage().getLong("data.referenceId")).isEqualTo(referenceId);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"not json", "[{\"channel\":", "[1]", "null"})
  void aWebSocketIsClosedAfterATextThatIsNotBayeux(String text) {
    try (var socket = RawSocket.of(AGENT_1)) {
      socket.sendText(text, true);

      assertThat(socket.closeCode()).isIn(1002, 1003, 1007);
    }
  }
}
