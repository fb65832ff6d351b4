package io.workbins.blackbox;

import static io.workbins.blackbox.Sandbox.AGENT_1;
import static io.workbins.blackbox.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.Sandbox.WORKBIN;
import static io.workbins.blackbox.Sandbox.accepted;
import static io.workbins.blackbox.Sandbox.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens to clients that take more than their share. */
@QuarkusIntegrationTest
@TestProfile(TestDirectory.class)
class LimitsIT {

  private static final int TOO_BIG = 1009;
  private static final int GOING_AWAY = 1001;
  private static final String DROPPED_BY_QUEUE =
      "workbins_sessions_dropped_total{reason=\"queue\"}";
  private static final String DROPPED_BY_LIMIT =
      "workbins_sessions_dropped_total{reason=\"limit\"}";

  @Test
  void aMessageOfMoreThan64KiBOverFragmentsIsTooBig() {
    try (var socket = RawSocket.of(AGENT_1)) {
      for (int i = 0; i < 5; i++) {
        socket.sendText(" ".repeat(16 * 1024), false);
      }

      assertThat(socket.closeCode()).isEqualTo(TOO_BIG);
    }
  }

  @Test
  void aFrameOfMoreThan64KiBIsTooBig() {
    try (var socket = RawSocket.of(AGENT_1)) {
      socket.sendText(" ".repeat(64 * 1024 + 1), true);

      assertThat(socket.closeCode()).isEqualTo(TOO_BIG);
    }
  }

  @Test
  void aMessageOf64KiBOverFragmentsIsTaken() throws Exception {
    try (var socket = RawSocket.of(AGENT_1)) {
      var message = "[" + Bayeux.HANDSHAKE + "]";
      var padding = " ".repeat(64 * 1024 - message.length());

      socket.sendText(padding, false);
      socket.sendText(message, true);

      assertThat(socket.hears().getBoolean("successful")).isTrue();
    }
  }

  @Test
  void theOldestOfTooManySessionsGoes() {
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

  @Test
  void aSessionThatNeverFetchesItsMessagesIsDropped() {
    double before = Metrics.value(DROPPED_BY_QUEUE);
    var clientId = Bayeux.handshake("lazy");
    Bayeux.send("lazy", Bayeux.subscribe(clientId, "/v2/me/*"));

    for (int i = 0; i <= TestDirectory.MAX_QUEUE; i++) {
      accepted("lazy", "/me/workbins/" + WORKBIN, SUBSCRIBE);
    }

    Metrics.awaitValue(DROPPED_BY_QUEUE, before + 1);
    var reply = Bayeux.send("lazy", Bayeux.connectNow(clientId));
    assertThat(reply.getString("error")).startsWith("402:");
    assertThat(reply.getString("advice.reconnect")).isEqualTo("handshake");
  }

  @Test
  void aSessionMayHaveAsManyMessagesWaitingAsTheBoundSays() {
    var clientId = Bayeux.handshake("busy");
    Bayeux.send("busy", Bayeux.subscribe(clientId, "/v2/me/*"));

    for (int i = 0; i < TestDirectory.MAX_QUEUE; i++) {
      accepted("busy", "/me/workbins/" + WORKBIN, SUBSCRIBE);
    }

    var messages = Bayeux.send("busy", Bayeux.connectNow(clientId)).setRootPath("").getList("");
    assertThat(messages).hasSize(TestDirectory.MAX_QUEUE + 1);
  }

  /** A client that reads no more from its socket would otherwise fill the memory of the server. */
  @Test
  void aSocketThatIsNotReadLosesItsSessionAndItsConnection() throws Exception {
    double before = Metrics.value(DROPPED_BY_QUEUE);
    var hundredLongIds =
        String.join(",", IntStream.range(100, 200).mapToObj(i -> i + "x".repeat(190)).toList());
    try (var socket = new DeafSocket("deaf")) {
      socket.connect();

      IntStream.range(0, 400)
          .parallel()
          .forEach(i -> post("deaf", "/me/workbins?workbinIds=" + hundredLongIds, UNSUBSCRIBE));

      Metrics.awaitValue(DROPPED_BY_QUEUE, before + 1);
      socket.awaitBroken();
    }
  }

  @Test
  void aSocketThatSaysNothingIsClosed() {
    try (var socket = RawSocket.of(AGENT_1)) {
      assertThat(socket.closeCode()).isEqualTo(GOING_AWAY);
    }
  }
}
