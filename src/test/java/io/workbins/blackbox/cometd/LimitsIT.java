package io.workbins.blackbox.cometd;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Metrics;
import io.workbins.blackbox.harness.NonReadingSocket;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.TestDirectory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of message size, sessions per user, queue size and silence. */
@QuarkusIntegrationTest
@TestProfile(TestDirectory.class)
class LimitsIT {

  private static final int TOO_BIG = 1009;
  private static final int GOING_AWAY = 1001;
  private static final String DROPPED_BY_QUEUE =
      "workbins_sessions_dropped_total{reason=\"queue\"}";
  private static final String LARGE_MESSAGES = "/me/workbins/large-messages";
  private static final String HANDSHAKE_WITH_ACK =
      Bayeux.HANDSHAKE.replaceFirst("}$", ",\"ext\":{\"ack\":true}}");
  private static final String DROPPED_BY_LIMIT =
      "workbins_sessions_dropped_total{reason=\"limit\"}";

  @Test
  void aFragmentedMessageAbove64KiBIsTooBig() {
    try (var socket = RawSocket.of(AGENT_1)) {
      for (int i = 0; i < 4; i++) {
        socket.sendText(" ".repeat(16 * 1024), false);
      }
      socket.sendUnlessClosed(" ");

      assertThat(socket.closeCode()).isEqualTo(TOO_BIG);
    }
  }

  @Test
  void aFrameAbove64KiBIsTooBig() {
    try (var socket = RawSocket.of(AGENT_1)) {
      socket.sendUnlessClosed(" ".repeat(64 * 1024 + 1));

      assertThat(socket.closeCode()).isEqualTo(TOO_BIG);
    }
  }

  @Test
  void aFragmentedMessageOf64KiBIsAccepted() throws Exception {
    try (var socket = RawSocket.of(AGENT_1)) {
      var message = "[" + Bayeux.HANDSHAKE + "]";
      var padding = " ".repeat(64 * 1024 - message.length());

      socket.sendText(padding, false);
      socket.sendText(message, true);

      assertThat(socket.awaitMessage().getBoolean("successful")).isTrue();
    }
  }

  @Test
  void theOldestOfTooManySessionsEnds() {
    double before = Metrics.value(DROPPED_BY_LIMIT);
    var sessions =
        IntStream.rangeClosed(0, TestDirectory.MAX_SESSIONS)
            .mapToObj(i -> Bayeux.handshake("crowd"))
            .toList();

    var oldest = Bayeux.send("crowd", Bayeux.connectNow(sessions.get(0)));

    assertThat(oldest.getString("error")).startsWith("402:");
    assertThat(oldest.getString("advice.reconnect")).isEqualTo("handshake");
    for (var session : sessions.subList(1, sessions.size())) {
      assertThat(Bayeux.send("crowd", Bayeux.connectNow(session)).getBoolean("successful"))
          .isTrue();
    }
    assertThat(Metrics.value(DROPPED_BY_LIMIT) - before).isEqualTo(1);
  }

  /** Each handshake sees the others in progress; one of them must still end the excess sessions. */
  @Test
  void concurrentHandshakesDoNotExceedTheSessionLimit() {
    var sessions =
        IntStream.range(0, 100).parallel().mapToObj(i -> Bayeux.handshake("throng")).toList();

    assertThat(sessions)
        .filteredOn(
            session -> Bayeux.send("throng", Bayeux.connectNow(session)).getBoolean("successful"))
        .hasSize(TestDirectory.MAX_SESSIONS);
  }

  /** Otherwise the clients of one user would end each other's sessions in turn. */
  @Test
  void theClientOfTheOldestSessionIsAdvisedNotToReconnect() throws Exception {
    try (var socket = RawSocket.of("patient")) {
      var clientId = socket.handshake();
      socket.ask(Bayeux.connect(clientId));
      socket.send(Bayeux.connect(clientId));
      socket.ask(Bayeux.subscribe(clientId, "/v2/me/workbins"));

      for (int i = 0; i < TestDirectory.MAX_SESSIONS; i++) {
        Bayeux.handshake("patient");
      }

      assertThat(socket.awaitMessageOn("/meta/connect").getString("advice.reconnect"))
          .isEqualTo("none");
    }
  }

  @Test
  void aSessionThatNeverReadsItsMessagesIsDropped() {
    double before = Metrics.value(DROPPED_BY_QUEUE);
    var clientId = Bayeux.handshake("lazy");
    Bayeux.send("lazy", Bayeux.subscribe(clientId, "/v2/me/*"));

    sendNotifications("lazy", TestDirectory.MAX_QUEUE);
    sendNotifications("lazy", 1);

    Metrics.awaitValue(DROPPED_BY_QUEUE, before + 1);
    var reply = Bayeux.send("lazy", Bayeux.connectNow(clientId));
    assertThat(reply.getString("error")).startsWith("402:");
    assertThat(reply.getString("advice.reconnect")).isEqualTo("handshake");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSessionThatNeverReadsOrAcknowledgesLargeMessagesIsDropped(boolean isAcknowledging) {
    double before = Metrics.value(DROPPED_BY_QUEUE);
    var clientId =
        Bayeux.send("lazy", isAcknowledging ? HANDSHAKE_WITH_ACK : Bayeux.HANDSHAKE)
            .getString("clientId");
    Bayeux.send("lazy", Bayeux.subscribe(clientId, "/v2/me/*"));
    post("lazy", LARGE_MESSAGES, SUBSCRIBE).statusCode(200);

    for (int i = 0; i < 5; i++) {
      change("lazy", "Add", i, ",\"userData\":{\"text\":\"" + "x".repeat(60_000) + "\"}");
      if (isAcknowledging) {
        Bayeux.send(
            "lazy", Bayeux.connectNow(clientId).replaceFirst("}$", ",\"ext\":{\"ack\":0}}"));
      }
    }

    Metrics.awaitValue(DROPPED_BY_QUEUE, before + 1);
    for (int i = 0; i < 5; i++) {
      change("lazy", "Pull", i, "");
    }
    post("lazy", LARGE_MESSAGES, UNSUBSCRIBE).statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSessionThatReadsAndAcknowledgesManyLargeMessagesIsNotDropped(boolean isAcknowledging) {
    double before = Metrics.value(DROPPED_BY_QUEUE);
    var clientId =
        Bayeux.send("crowd", isAcknowledging ? HANDSHAKE_WITH_ACK : Bayeux.HANDSHAKE)
            .getString("clientId");
    Bayeux.send("crowd", Bayeux.subscribe(clientId, "/v2/me/*"));
    post("crowd", LARGE_MESSAGES, SUBSCRIBE).statusCode(200);

    long acknowledged = 0;
    for (int i = 0; i < 10; i++) {
      change("crowd", "Add", i, ",\"userData\":{\"text\":\"" + "x".repeat(60_000) + "\"}");
      change("crowd", "Pull", i, "");
      var reply =
          Bayeux.send(
              "crowd",
              Bayeux.connectNow(clientId)
                  .replaceFirst("}$", ",\"ext\":{\"ack\":" + acknowledged + "}}"));
      assertThat(reply.getBoolean("successful")).isTrue();
      acknowledged = isAcknowledging ? reply.getLong("ext.ack") : 0;
    }

    assertThat(Metrics.value(DROPPED_BY_QUEUE)).isEqualTo(before);
    Bayeux.send("crowd", Bayeux.disconnect(clientId));
    post("crowd", LARGE_MESSAGES, UNSUBSCRIBE).statusCode(200);
  }

  private static void change(String userName, String operation, int number, String rest) {
    post(
            userName,
            LARGE_MESSAGES,
            "{\"operationName\":\"%sEmail\",\"id\":\"large %d\"%s}"
                .formatted(operation, number, rest))
        .statusCode(200);
  }

  @Test
  void aSessionMayQueueMessagesUpToTheLimit() {
    var clientId = Bayeux.handshake("busy");
    Bayeux.send("busy", Bayeux.subscribe(clientId, "/v2/me/*"));

    sendNotifications("busy", TestDirectory.MAX_QUEUE);

    var messages = Bayeux.send("busy", Bayeux.connectNow(clientId)).setRootPath("").getList("");
    assertThat(messages).hasSize(TestDirectory.MAX_QUEUE + 1);
  }

  /** Otherwise a client that stops reading would fill the memory of the server. */
  @Test
  void aNonReadingWebSocketLosesSessionAndConnection() throws Exception {
    double before = Metrics.value(DROPPED_BY_QUEUE);
    try (var socket = new NonReadingSocket("deaf")) {
      socket.connect();

      for (int i = 0; i < 400 && Metrics.value(DROPPED_BY_QUEUE) == before; i++) {
        sendNotifications("deaf", 100);
      }

      Metrics.awaitValue(DROPPED_BY_QUEUE, before + 1);
      socket.awaitBroken();
    }
  }

  @Test
  void aSilentWebSocketIsClosed() {
    try (var socket = RawSocket.of(AGENT_1)) {
      assertThat(socket.closeCode()).isEqualTo(GOING_AWAY);
    }
  }

  /** Causes notifications of about 400 bytes each, at most 100 per request. */
  private static void sendNotifications(String userName, int count) {
    for (int from = 0; from < count; from += 100) {
      var ids =
          IntStream.range(from, Math.min(from + 100, count)).mapToObj(LimitsIT::longId).toList();
      post(userName, "/me/workbins?workbinIds=" + String.join(",", ids), UNSUBSCRIBE)
          .statusCode(200);
    }
  }

  private static String longId(int i) {
    return 100 + i + "x".repeat(190);
  }
}
