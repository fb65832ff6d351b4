package io.workbins.blackbox.cluster;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1_ID;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.LoadBalancer;
import io.workbins.blackbox.harness.Network;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.Sandbox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes act as one service. */
@QuarkusIntegrationTest
class ClusterIT {

  private static final int COMMANDS = 50;
  private static final String OWN = "/me/workbins/" + WORKBIN;

  private static Nodes nodes;

  @BeforeAll
  static void startNodes() throws Exception {
    // longer than any network loss of these tests
    nodes = Nodes.start(2, "workbins.cometd.max-interval=2M");
  }

  @AfterAll
  static void stopNodes() throws Exception {
    nodes.close();
  }

  /** A node may still read the last notification while a session of the next test subscribes. */
  @AfterEach
  void awaitThatEachNodeHasReadAll() throws Exception {
    try (var first = Desktop.of(nodes.port(0), AGENT_1, Over.WEBSOCKET, "/v2/me/*");
        var second = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      long last = accepted(nodes.port(0), AGENT_1, OWN, UNSUBSCRIBE);
      while (first.awaitReferenceId() < last) {}
      while (second.awaitReferenceId() < last) {}
    }
  }

  @ParameterizedTest
  @EnumSource
  void sessionsOnAllNodesReceiveEachNotificationOnceInOrder(Over over) throws Exception {
    try (var one = Desktop.of(nodes.port(0), AGENT_1, over, "/v2/me/*");
        var other = Desktop.of(nodes.port(1), AGENT_1, over, "/v2/me/*");
        var somebodyElse = Desktop.of(nodes.port(1), AGENT_2, over, "/v2/me/*")) {
      var sent = new ArrayList<Long>();
      for (int i = 0; i < COMMANDS; i++) {
        sent.add(accepted(nodes.port(i % 2), AGENT_1, OWN, i % 3 == 0 ? UNSUBSCRIBE : SUBSCRIBE));
      }

      assertThat(sent)
          .as("numbers rise by one over both nodes")
          .containsExactlyElementsOf(
              IntStream.range(0, COMMANDS).mapToObj(i -> sent.get(0) + i).toList());
      assertThat(one.awaitReferenceIds(COMMANDS)).isEqualTo(sent);
      assertThat(other.awaitReferenceIds(COMMANDS)).isEqualTo(sent);
      long last = accepted(nodes.port(0), AGENT_2, OWN, UNSUBSCRIBE);
      assertThat(somebodyElse.awaitReferenceId()).as("first message is its own").isEqualTo(last);
    }
  }

  /** Without sticky sessions, a client reconnects to another node after each network loss. */
  @ParameterizedTest
  @EnumSource
  void aSessionContinuesThroughAnyNodeAfterNetworkLoss(Over over) throws Exception {
    try (var balancer = new LoadBalancer(nodes::ports);
        var network = new Network(balancer.port());
        var desktop = Desktop.of(network.port(), AGENT_1, over, "/v2/me/*")) {
      var clientId = desktop.client().getId();
      var sent = new ArrayList<Long>();
      for (int loss = 0; loss < 4; loss++) {
        sent.add(accepted(nodes.port(loss % 2), AGENT_1, OWN, SUBSCRIBE));
        network.cut();
        for (int i = 0; i < COMMANDS; i++) {
          sent.add(accepted(nodes.port(i % 2), AGENT_1, OWN, SUBSCRIBE));
        }
        network.restore();
        sent.add(accepted(nodes.port(loss % 2), AGENT_1, OWN, SUBSCRIBE));
      }

      var received = new LinkedHashSet<Long>();
      while (received.size() < sent.size()) {
        received.add(desktop.awaitReferenceId());
      }
      assertThat(received)
          .as("each at least once, first received in order")
          .containsExactlyElementsOf(sent);
      assertThat(desktop.client().getId()).as("the same session").isEqualTo(clientId);
    }
  }

  @Test
  void anInteractionAddedOnOneNodeIsReadAndNotifiedOnTheOther() throws Exception {
    try (var desktop = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE);
      desktop.awaitMessage();

      accepted(nodes.port(0), AGENT_1, OWN, add("mail-1"));

      assertThat(desktop.awaitMessage()).containsEntry("action", "ItemAdded");
      Sandbox.as(AGENT_1)
          .port(nodes.port(1))
          .get("/api/v2" + OWN + "?subresources=email")
          .then()
          .statusCode(200)
          .body("workbin.emails.id", contains("mail-1"))
          .body("workbin.emails[0].userData.subject", is("Hello"))
          .body("workbin.emails[0].userData.nested.list", contains(1, 2));
      accepted(nodes.port(1), AGENT_1, OWN, pull("mail-1"));
      assertThat(desktop.awaitMessage()).containsEntry("action", "ItemRemoved");
      accepted(nodes.port(1), AGENT_1, OWN, UNSUBSCRIBE);
      desktop.awaitMessage();
    }
  }

  @Test
  void concurrentPullsOnTwoNodesSucceedOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      accepted(nodes.port(0), AGENT_1, OWN, add("wanted"));

      var pulls =
          List.of(
              CompletableFuture.supplyAsync(() -> status(0, pull("wanted"))),
              CompletableFuture.supplyAsync(() -> status(1, pull("wanted"))));

      assertThat(pulls.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 404);
    }
  }

  @Test
  void anEventFedToOneNodeIsNotifiedOnTheOther() throws Exception {
    try (var desktop = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      accepted(nodes.port(1), AGENT_1, OWN, SUBSCRIBE);
      desktop.awaitMessage();
      var lines =
          IntStream.range(0, COMMANDS)
              .mapToObj(i -> event("ItemAdded", i) + "\n" + event("ItemRemoved", i) + "\n")
              .reduce("", String::concat);

      assertThat(Sandbox.feed(nodes.port(0), lines)).contains("\"accepted\":" + 2 * COMMANDS);
      var received = desktop.awaitReferenceIds(2 * COMMANDS);
      assertThat(received).as("each once, in order").isSorted().doesNotHaveDuplicates();
      accepted(nodes.port(0), AGENT_1, OWN, UNSUBSCRIBE);
    }
  }

  @Test
  void readinessOfAClusterNodeIncludesRedis() {
    Sandbox.as(AGENT_1)
        .port(nodes.port(0))
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("redis"));
  }

  private static int status(int node, String body) {
    return Sandbox.as(AGENT_1).port(nodes.port(node)).body(body).post("/api/v2" + OWN).statusCode();
  }

  private static String add(String id) {
    return """
        {"operationName":"AddEmail","id":"%s","userData":{"subject":"Hello","nothing":null,"nested":{"list":[1,2]}}}"""
        .formatted(id);
  }

  private static String pull(String id) {
    return """
        {"operationName":"PullEmail","id":"%s"}"""
        .formatted(id);
  }

  private static String event(String action, int interaction) {
    return """
        {"action":"%s","id":"%s","workbinUserId":"%s","emailStateResourceV2":{"id":"fed-%d"}}"""
        .formatted(action, WORKBIN, AGENT_1_ID, interaction);
  }
}
