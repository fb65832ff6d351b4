package io.workbins.blackbox.cluster;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.RealRedis;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Sandbox;
import io.workbins.blackbox.harness.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Redis is a cluster of three masters, of which one has all keys of the service. */
@QuarkusIntegrationTest
@Timeout(120)
class RedisClusterIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;
  private static final int SLOTS = 16_384;

  private final List<RealRedis> masters = new ArrayList<>();
  private final List<ServiceProcess> nodes = new ArrayList<>();

  @BeforeEach
  void startCluster() throws Exception {
    for (int i = 0; i < 3; i++) {
      masters.add(RealRedis.start("--cluster-enabled", "yes"));
    }
    for (int i = 0; i < 3; i++) {
      var slots =
          IntStream.range(SLOTS * i / 3, SLOTS * (i + 1) / 3)
              .mapToObj(String::valueOf)
              .collect(Collectors.joining(" "));
      assertThat(masters.get(i).ask("CLUSTER ADDSLOTS " + slots)).isEqualTo("+OK");
      assertThat(masters.get(i).ask("CLUSTER MEET 127.0.0.1 " + masters.get(0).port()))
          .isEqualTo("+OK");
    }
    for (var master : masters) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !master.ask("GET {workbins}:number").contains("CLUSTERDOWN"));
    }
    var hosts = masters.stream().map(RealRedis::url).collect(Collectors.joining(","));
    for (int i = 0; i < 2; i++) {
      nodes.add(
          ServiceProcess.start(
              "quarkus.profile=sandbox",
              "workbins.session.key=the same on each node, and long enough",
              "quarkus.redis.client-type=cluster",
              "workbins.redis.hosts=" + hosts));
    }
    nodes.forEach(ServiceProcess::ready);
  }

  @AfterEach
  void stopCluster() {
    nodes.forEach(ServiceProcess::close);
    masters.forEach(RealRedis::close);
  }

  /** The other two masters send nothing. */
  @Test
  void aNodeStaysConnectedToMastersThatAreNotAsked() throws Exception {
    try (var desktop = Desktop.of(nodes.get(1).port(), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      await()
          .during(Duration.ofSeconds(8))
          .atMost(Duration.ofSeconds(12))
          .until(() -> nodes.get(0).readiness() == 200 && nodes.get(1).readiness() == 200);

      long subscribed = accepted(nodes.get(0).port(), AGENT_1, OWN, SUBSCRIBE);
      assertThat(desktop.awaitReferenceIds(1)).containsExactly(subscribed);
    }
    for (var node : nodes) {
      assertThat(node.output())
          .containsOnlyOnce("commands connected")
          .containsOnlyOnce("event log connected")
          .containsOnlyOnce("identity log connected")
          .doesNotContain("not connected");
    }
  }

  @Test
  void subscriptionsAndContentAreTheSameOnEachNode() {
    accepted(nodes.get(0).port(), AGENT_1, OWN, SUBSCRIBE);
    accepted(nodes.get(0).port(), AGENT_1, OWN, "{\"operationName\":\"AddEmail\",\"id\":\"0001\"}");

    var other = nodes.get(1).port();
    Sandbox.as(AGENT_1)
        .port(other)
        .get("/api/v2/me/workbin-subscriptions")
        .then()
        .body("subscriptions", hasSize(1));
    Sandbox.as(AGENT_1)
        .port(other)
        .get("/api/v2" + OWN + "?subresources=email")
        .then()
        .body("workbin.emails.id", contains("0001"));
  }

  @Test
  void aMasterThatRestartsIsUsedAgain() throws Exception {
    try (var desktop = Desktop.of(nodes.get(1).port(), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      var sent = new ArrayList<Long>();
      sent.add(accepted(nodes.get(0).port(), AGENT_1, OWN, SUBSCRIBE));
      var master = masterOfAllKeys();

      master.kill();
      await().atMost(Duration.ofSeconds(10)).until(() -> nodes.get(0).readiness() == 503);
      master.restart();

      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> nodes.get(0).readiness() == 200 && nodes.get(1).readiness() == 200);
      sent.add(accepted(nodes.get(0).port(), AGENT_1, OWN, SUBSCRIBE));
      assertThat(desktop.awaitReferenceIds(2)).isEqualTo(sent);
    }
  }

  private RealRedis masterOfAllKeys() throws Exception {
    for (var master : masters) {
      if (!master.ask("GET {workbins}:number").startsWith("-MOVED")) {
        return master;
      }
    }
    throw new AssertionError("no master has the keys");
  }
}
