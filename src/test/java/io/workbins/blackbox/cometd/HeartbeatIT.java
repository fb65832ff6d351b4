package io.workbins.blackbox.cometd;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.ShortTimeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Heartbeats of idle sessions are spread over the timeout, so that clients that connect together,
 * as after a restart, do not send all later heartbeats together.
 */
@QuarkusIntegrationTest
@TestProfile(ShortTimeouts.class)
class HeartbeatIT {

  private static final int SESSIONS = 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Duration NEARLY = TIMEOUT.minusMillis(100);

  /** How long the first and the second connect of a session were held. */
  private record Held(Duration first, Duration next) {}

  @Test
  void firstConnectsOfConcurrentWebSocketsAreSpread() throws Exception {
    assertFirstSpreadAndNextFull(
        () -> {
          try (var socket = RawSocket.of(AGENT_1)) {
            var clientId = socket.handshake();
            socket.ask(Bayeux.connectNow(clientId));
            var connect = Bayeux.connect(clientId);
            return new Held(held(() -> socket.ask(connect)), held(() -> socket.ask(connect)));
          }
        });
  }

  @Test
  void firstConnectsOfConcurrentLongPollingAreSpread() throws Exception {
    assertFirstSpreadAndNextFull(
        () -> {
          var clientId = Bayeux.handshake(AGENT_1);
          Bayeux.send(AGENT_1, Bayeux.connectNow(clientId));
          Callable<JsonPath> connect = () -> Bayeux.send(AGENT_1, Bayeux.connect(clientId));
          return new Held(held(connect), held(connect));
        });
  }

  private static void assertFirstSpreadAndNextFull(Callable<Held> session) throws Exception {
    assertThat(runConcurrently(session))
        .as("answered in the first half of the timeout; fails by chance once in a million runs")
        .anyMatch(held -> held.first().compareTo(TIMEOUT.dividedBy(2)) < 0)
        .allMatch(held -> held.next().compareTo(NEARLY) > 0);
  }

  private static List<Held> runConcurrently(Callable<Held> session) throws Exception {
    var threads = Executors.newFixedThreadPool(SESSIONS);
    try {
      var all = new ArrayList<Held>();
      for (var held : threads.invokeAll(Collections.nCopies(SESSIONS, session))) {
        all.add(held.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Duration held(Callable<JsonPath> connect) throws Exception {
    long start = System.nanoTime();
    assertThat(connect.call().getBoolean("successful")).isTrue();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
