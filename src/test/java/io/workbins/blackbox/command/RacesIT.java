package io.workbins.blackbox.command;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Metrics;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.ShortTimeouts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Races of connects, handshakes and closes. After each test, no session may be left. */
@QuarkusIntegrationTest
@TestProfile(ShortTimeouts.class)
class RacesIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;
  private static final int ROUNDS = 100;

  /** Not the common pool, which has a single thread on some machines. */
  private static final ExecutorService AT_ONCE = Executors.newFixedThreadPool(2);

  @AfterAll
  static void stopThreads() {
    AT_ONCE.shutdownNow();
  }

  @AfterEach
  void assertNoSessionIsLeft() {
    Metrics.awaitValue("workbins_sessions", 0);
    Metrics.awaitValue("workbins_queue", 0);
  }

  /**
   * A message is sent to a WebSocket that is being closed; the session continues on the next
   * WebSocket.
   */
  @Test
  void aSessionSurvivesACloseDuringItsConnect() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      try (var before = RawSocket.of(AGENT_1);
          var after = RawSocket.of(AGENT_1)) {
        var clientId = before.handshake();
        before.holdConnect(clientId);
        var command =
            CompletableFuture.supplyAsync(() -> accepted(AGENT_1, OWN, SUBSCRIBE), AT_ONCE);
        before.abort();
        command.join();

        after.holdConnect(clientId);
        long last = accepted(AGENT_1, OWN, SUBSCRIBE);

        assertThat(receiveUntil(after, last)).isTrue();
        after.send(Bayeux.disconnect(clientId));
      }
    }
  }

  @Test
  void aHandshakeDuringNotificationsLosesNoneAfterTheSubscription() throws Exception {
    var enough = new AtomicBoolean();
    var flying =
        CompletableFuture.runAsync(
            () -> {
              while (!enough.get()) {
                accepted(AGENT_1, OWN, SUBSCRIBE);
              }
            });
    try {
      for (int i = 0; i < ROUNDS / 5; i++) {
        try (var desktop = Desktop.of(AGENT_1, i % 2 == 0 ? Over.WEBSOCKET : Over.LONG_POLLING)) {

          long first = desktop.awaitReferenceId();
          for (int n = 1; n < 10; n++) {
            assertThat(desktop.awaitReferenceId()).isEqualTo(first + n);
          }
        }
      }
    } finally {
      enough.set(true);
      flying.join();
    }
  }

  @Test
  void unsubscribingAndDisconnectingTogetherLeavesNoSession() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      var clientId = Bayeux.handshake(AGENT_2);
      Bayeux.send(AGENT_2, Bayeux.subscribe(clientId, "/v2/me/*"));

      var unsubscribe =
          CompletableFuture.supplyAsync(
              () ->
                  Bayeux.send(AGENT_2, Bayeux.unsubscribe(clientId, "/v2/me/*")).get("successful")
                      != null,
              AT_ONCE);
      var disconnect =
          CompletableFuture.supplyAsync(
              () -> Bayeux.send(AGENT_2, Bayeux.disconnect(clientId)).getBoolean("successful"),
              AT_ONCE);

      assertThat(List.of(unsubscribe.join(), disconnect.join())).containsOnly(true);
    }
  }

  /** The browser opens the WebSocket of the new page before it closes the old one. */
  @Test
  void aReloadedPageReceivesWhileItsOldWebSocketIsOpenAndAfter() throws Exception {
    for (int i = 0; i < ROUNDS / 5; i++) {
      try (var oldPage = RawSocket.of(AGENT_1);
          var newPage = RawSocket.of(AGENT_1)) {
        var clientId = oldPage.handshake();
        oldPage.holdConnect(clientId);
        newPage.holdConnect(clientId);

        long whileOpen = accepted(AGENT_1, OWN, SUBSCRIBE);
        assertThat(receiveUntil(newPage, whileOpen)).isTrue();
        oldPage.abort();
        long afterwards = accepted(AGENT_1, OWN, SUBSCRIBE);
        assertThat(receiveUntil(newPage, afterwards)).isTrue();
        newPage.send(Bayeux.disconnect(clientId));
      }
    }
  }

  @Test
  void aThousandAbruptClosesLeaveNoSession() {
    IntStream.range(0, 1_000)
        .parallel()
        .forEach(
            i -> {
              try (var socket = RawSocket.of(i % 2 == 0 ? AGENT_1 : AGENT_2)) {
                var clientId = socket.handshake();
                if (i % 3 > 0) {
                  socket.send(Bayeux.connect(clientId));
                }
                socket.abort();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  /** Reads messages until one has this reference number; skips replies to connects. */
  private static boolean receiveUntil(RawSocket socket, long referenceId)
      throws InterruptedException {
    while (true) {
      var message = socket.awaitMessage();
      if (message.get("data") != null && message.getLong("data.referenceId") == referenceId) {
        return true;
      }
    }
  }
}
