package io.workbins.blackbox;

import static io.workbins.blackbox.Sandbox.AGENT_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * When sessions that hear nothing are answered. Clients that came together, as after a restart,
 * would otherwise come back together every thirty seconds, for ever.
 */
@QuarkusIntegrationTest
@TestProfile(ShortTimes.class)
class HeartbeatIT {

  private static final int SESSIONS = 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Duration NEARLY = TIMEOUT.minusMillis(100);

  /** What a session does next: a connect that the server holds, and how long it did. */
  private interface Session extends Callable<Duration> {}

  @Test
  void firstConnectsOfWebSocketsThatCameTogetherAreAnsweredApart() throws Exception {
    var sockets = new ArrayList<RawSocket>();
    try {
      var sessions = new ArrayList<Session>();
      for (int i = 0; i < SESSIONS; i++) {
        var socket = RawSocket.of(AGENT_1);
        sockets.add(socket);
        var clientId = socket.handshake();
        socket.ask(Bayeux.connectNow(clientId));
        sessions.add(() -> held(() -> socket.ask(Bayeux.connect(clientId))));
      }

      assertApartAndThenWhole(sessions);
    } finally {
      sockets.forEach(RawSocket::close);
    }
  }

  @Test
  void firstConnectsOfLongPollingThatCameTogetherAreAnsweredApart() throws Exception {
    var sessions = new ArrayList<Session>();
    for (int i = 0; i < SESSIONS; i++) {
      var clientId = Bayeux.handshake(AGENT_1);
      Bayeux.send(AGENT_1, Bayeux.connectNow(clientId));
      sessions.add(() -> held(() -> Bayeux.send(AGENT_1, Bayeux.connect(clientId))));
    }

    assertApartAndThenWhole(sessions);
  }

  private static void assertApartAndThenWhole(List<Session> sessions) throws Exception {
    assertThat(all(sessions))
        .as("by chance none is answered in the first half of the time once in a million")
        .anyMatch(held -> held.compareTo(TIMEOUT.dividedBy(2)) < 0);
    assertThat(all(sessions)).allMatch(held -> held.compareTo(NEARLY) > 0);
  }

  private static List<Duration> all(List<Session> sessions) throws Exception {
    var threads = Executors.newFixedThreadPool(sessions.size());
    try {
      var all = new ArrayList<Duration>();
      for (var held : threads.invokeAll(sessions)) {
        all.add(held.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Duration held(Callable<?> connect) throws Exception {
    long start = System.nanoTime();
    connect.call();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
