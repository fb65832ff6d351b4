package io.workbins.blackbox.cluster;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.LoadBalancer;
import io.workbins.blackbox.harness.Metrics;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.NpmDesktop;
import io.workbins.blackbox.harness.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One of two nodes is killed. */
@QuarkusIntegrationTest
@Timeout(120)
class NodeDeathIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;

  private Nodes nodes;

  @BeforeEach
  void startNodes() throws Exception {
    nodes = Nodes.start(2, "workbins.subscriptions.grace=4S");
  }

  @AfterEach
  void stopNodes() throws Exception {
    nodes.close();
  }

  @Test
  void acceptedCommandsAreNotifiedAlthoughTheNodeIsKilled() throws Exception {
    try (var desktop = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      var sent = new ArrayList<Long>();
      for (int i = 0; i < 20; i++) {
        sent.add(accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE));
      }
      nodes.node(0).kill();

      assertThat(desktop.awaitReferenceIds(sent.size())).isEqualTo(sent);
      desktop.assertNoOtherMessage(nodes.port(1), AGENT_1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientContinuesOnTheOtherNodeWithItsSubscriptions(Over over) throws Exception {
    try (var balancer = new LoadBalancer(nodes::ports);
        var desktop = Desktop.reconnecting(balancer.port(), AGENT_1, over)) {
      int dead = nodeOfTheSession();
      accepted(nodes.port(dead), AGENT_1, OWN, SUBSCRIBE);
      desktop.awaitMessage();

      nodes.node(dead).kill();
      desktop.awaitResubscription();

      accepted(nodes.port(1 - dead), AGENT_1, OWN, add("after the death"));
      assertThat(desktop.awaitMessage()).containsEntry("action", "ItemAdded");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3.1.13, websocket",
    "3.1.13, long-polling",
    "9.0.0, websocket",
    "9.0.0, long-polling"
  })
  void anNpmClientContinuesOnTheOtherNodeWithItsSubscriptions(String version, String transport)
      throws Exception {
    NpmDesktop.assumeInstalled();
    var headers = Map.of("Authorization", Desktop.basic(AGENT_1));
    try (var balancer = new LoadBalancer(nodes::ports);
        var desktop = NpmDesktop.of(balancer.port(), version, transport, headers)) {
      int dead = nodeOfTheSession();
      accepted(nodes.port(dead), AGENT_1, OWN, SUBSCRIBE);
      desktop.await("message");

      nodes.node(dead).kill();
      desktop.awaitSubscription();

      accepted(nodes.port(1 - dead), AGENT_1, OWN, add("after the death"));
      assertThat(desktop.await("message").path("data").path("action").asText())
          .isEqualTo("ItemAdded");
    }
  }

  /** A node counts as dead after 10 s; the grace period starts then. */
  @Test
  void sessionsOfADeadNodeExpire() throws Exception {
    try (var one = Desktop.of(nodes.port(0), AGENT_1, Over.WEBSOCKET, "/v2/me/*");
        var two = Desktop.of(nodes.port(0), AGENT_2, Over.WEBSOCKET, "/v2/me/*");
        var twoElsewhere = Desktop.of(nodes.port(1), AGENT_2, Over.WEBSOCKET, "/v2/me/*")) {
      accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE);
      accepted(nodes.port(0), AGENT_2, OWN, SUBSCRIBE);
      one.awaitMessage();
      two.awaitMessage();
      twoElsewhere.awaitMessage();
      nodes.node(0).kill();
      assertThat(subscriptions(AGENT_1)).hasSize(1);

      await().atMost(Duration.ofSeconds(30)).until(() -> subscriptions(AGENT_1).isEmpty());

      assertThat(subscriptions(AGENT_2)).hasSize(1);
      twoElsewhere.assertNoOtherMessage(nodes.port(1), AGENT_2);
    }
  }

  @Test
  void subscriptionsExpireAfterTheUserLeftAllNodes() throws Exception {
    try (var one = Desktop.of(nodes.port(0), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      try (var elsewhere = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
        accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE);
        elsewhere.awaitMessage();
      }
      one.awaitMessage();
    }
    assertThat(subscriptions(AGENT_1)).hasSize(1);

    await().atMost(Duration.ofSeconds(15)).until(() -> subscriptions(AGENT_1).isEmpty());
  }

  private int nodeOfTheSession() {
    var sessions =
        nodes.ports().stream().map(port -> Metrics.value(port, "workbins_sessions")).toList();
    assertThat(sessions).as("sessions at each node").containsExactlyInAnyOrder(0.0, 1.0);
    return sessions.indexOf(1.0);
  }

  private List<Object> subscriptions(String userName) {
    return Sandbox.as(userName)
        .port(nodes.port(1))
        .get("/api/v2/me/workbin-subscriptions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("subscriptions");
  }

  private static String add(String id) {
    return """
        {"operationName":"AddEmail","id":"%s"}"""
        .formatted(id);
  }
}
