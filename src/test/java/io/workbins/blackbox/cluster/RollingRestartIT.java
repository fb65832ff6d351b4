package io.workbins.blackbox.cluster;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.LoadBalancer;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.Sandbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every node is restarted in turn while a client sends commands. */
@QuarkusIntegrationTest
@Timeout(180)
class RollingRestartIT {

  private final List<Long> sent = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicBoolean isOver = new AtomicBoolean();

  @ParameterizedTest
  @EnumSource
  void aClientReceivesEachNotificationOnceDuringARollingRestart(Over over) throws Exception {
    try (var nodes = Nodes.start(2, "quarkus.shutdown.delay=2S");
        var balancer = new LoadBalancer(nodes::ports);
        var desktop = Desktop.reconnecting(balancer.port(), AGENT_1, over)) {
      var commands = CompletableFuture.runAsync(() -> command(balancer.port()));

      for (int node = 0; node < 2; node++) {
        nodes.node(node).terminate();
        nodes.node(node).exitCode();
        nodes.restart(node);
      }
      isOver.set(true);
      commands.join();

      assertThat(desktop.awaitReferenceIds(sent.size())).as("received messages").isEqualTo(sent);
      desktop.assertNoOtherMessage(balancer.port(), AGENT_1);
    }
  }

  /** Sends one command, repeated until it succeeds. */
  private void command(int port) {
    while (!isOver.get()) {
      try {
        sent.add(
            Sandbox.as(AGENT_1)
                .port(port)
                .body(SUBSCRIBE)
                .post("/api/v2/me/workbins/" + WORKBIN)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("referenceId"));
      } catch (Exception | AssertionError away) {
        failures.incrementAndGet();
      }
    }
  }
}
