package io.workbins.blackbox.operation;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.workbins.blackbox.harness.Attackers;
import io.workbins.blackbox.harness.DeafClient;
import io.workbins.blackbox.harness.Metrics;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients that read nothing cost the service and others. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnreadLoadIT {

  private static final String CLOSED = "workbins_connections_closed_total{reason=\"unread\"}";
  private static final Duration UNREAD_TIME = Duration.ofSeconds(5);
  private static final int PIPELINED = 10_000;
  private static final int DEAF_CLIENTS = 50;
  private static final int WARM_UP = 2_000;
  private static final int COMMANDS = 500;
  private static final int PHASES = 6;
  private static final double LIMIT_MILLIS = 50;
  private static final long MEGABYTE = 1024 * 1024;

  @Test
  void manyPipelinedRequestsOfAClientThatReadsNothingCostLessThanAMegabyteAndEnd()
      throws Exception {
    assumeTrue(ServiceProcess.runsOnJvm(), "only a JVM tells the size of its objects");
    try (var service = start("-Xmx128m", "workbins.limits.unread-time=5S")) {
      var request = DeafClient.get(service.port(), "/api/v2/me", AGENT_1);
      try (var reader = DeafClient.connect(service.port())) {
        for (int i = 0; i < WARM_UP; i++) {
          assertThat(reader.ask(request).status()).isEqualTo(200);
        }
      }
      long before = service.liveHeapBytes();
      long largest = 0;
      long start = System.nanoTime();
      try (var client = DeafClient.connect(service.port())) {
        var sent = CompletableFuture.runAsync(() -> sendUnlessClosed(client, request));
        while (Metrics.value(service.port(), CLOSED) == 0) {
          largest = Math.max(largest, service.liveHeapBytes());
        }
        sent.join();
      }
      var time = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf(
          "10,000 pipelined GETs, unread: %d bytes of heap, ended after %d ms%n",
          largest - before, time.toMillis());
      assertThat(largest - before).isLessThan(MEGABYTE);
      assertThat(time).isBetween(UNREAD_TIME, UNREAD_TIME.multipliedBy(3));
    }
  }

  /** The fastest phase counts: other processes on the machine slow down the others. */
  @Test
  void commandsStayFastBesideManyClientsThatReadNothing() throws Exception {
    try (var service = start("-Xmx128m", "workbins.limits.unread-time=2S")) {
      int port = service.port();
      var batch = DeafClient.text("[" + "{},".repeat(99) + "{}]");
      var attackers =
          new Attackers()
              .add(
                  "batches",
                  DEAF_CLIENTS,
                  Duration.ofMillis(500),
                  List.of(Attackers.CLOSED),
                  () -> {
                    try (var client = DeafClient.upgrade(port, AGENT_1)) {
                      client.flood(batch);
                      return Attackers.CLOSED;
                    }
                  });
      try (var honest = DeafClient.connect(port)) {
        var command = DeafClient.post(port, "/api/v2/me/workbins/" + WORKBIN, AGENT_2, SUBSCRIBE);
        double quiet = p99(honest, command, WARM_UP);
        attackers.start();
        var phases = new ArrayList<Double>();
        for (int i = 0; i < PHASES; i++) {
          phases.add(p99(honest, command, COMMANDS));
        }
        attackers.stop();
        System.out.printf(
            "50 clients read nothing: p99 in ms %s, without them %.1f%n", phases, quiet);
        assertThat(phases).anySatisfy(p99 -> assertThat(p99).isLessThan(LIMIT_MILLIS));
        assertThat(Metrics.value(port, CLOSED)).isGreaterThanOrEqualTo(DEAF_CLIENTS);
        assertThat(service.output()).doesNotContain("OutOf");
      }
    }
  }

  private static ServiceProcess start(String heap, String setting) throws IOException {
    return ServiceProcess.startWith(heap, "quarkus.profile=sandbox", setting).ready();
  }

  private static void sendUnlessClosed(DeafClient client, String request) {
    try {
      client.send(request.repeat(PIPELINED));
    } catch (IOException e) {
      // closed by the service
    }
  }

  private static double p99(DeafClient client, String command, int count) throws IOException {
    var millis = new ArrayList<Double>();
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      assertThat(client.ask(command).status()).isEqualTo(200);
      millis.add((System.nanoTime() - start) / 1e6);
    }
    millis.sort(null);
    return millis.get(count * 99 / 100);
  }
}
