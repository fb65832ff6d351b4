package io.workbins.blackbox.cluster;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Redis is unavailable for a while. */
@QuarkusIntegrationTest
@Timeout(120)
class RedisLossIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;
  private static final Duration RESUMED = Duration.ofSeconds(5);

  private Nodes nodes;

  @BeforeEach
  void startNodes() throws Exception {
    nodes = Nodes.start(2);
  }

  @AfterEach
  void stopNodes() throws Exception {
    nodes.close();
  }

  @Test
  void commandsAreRefusedWithoutEffectWhileRedisIsPaused() throws Exception {
    nodes.redis().pause();

    refused(0);
    refused(1);
    nodes.redis().resume();

    awaitAccepted(0);
    ask(0, "/me/workbin-subscriptions").statusCode(200).body("subscriptions", empty());
  }

  @Test
  void aNodeWithoutRedisIsLiveButNotReadyAndAuthenticates() throws Exception {
    nodes.redis().kill();

    await().atMost(Duration.ofSeconds(10)).until(() -> nodes.node(0).readiness() == 503);
    ask(0, "/me").statusCode(200).body("user.userName", is(AGENT_1));
    Sandbox.as(AGENT_1).port(nodes.port(0)).get("/q/health/live").then().statusCode(200);
    ask(0, OWN + "?subresources=email").statusCode(503).body("statusCode", is(4));
    ask(0, OWN).statusCode(200);
  }

  @Test
  void sessionsSurviveARestartOfRedis() throws Exception {
    try (var desktop = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      var clientId = desktop.client().getId();
      var sent = new ArrayList<Long>();
      sent.add(accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE));

      nodes.redis().kill();
      refused(0);
      nodes.redis().restart();

      awaitAccepted(0);
      sent.add(accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE));
      assertThat(desktop.awaitReferenceIds(2)).isEqualTo(sent);
      assertThat(desktop.client().getId()).as("the same session").isEqualTo(clientId);
      ask(1, "/me/workbin-subscriptions").body("subscriptions", hasSize(1));
    }
  }

  @Test
  void aNodeMissesNoNotificationWhileCutOffFromRedis() throws Exception {
    try (var desktop = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      var sent = new ArrayList<Long>();
      for (int round = 0; round < 5; round++) {
        sent.add(accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE));
        nodes.network(1).cut();
        for (int i = 0; i < 20; i++) {
          sent.add(accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE));
        }
        nodes.network(1).restore();
      }

      assertThat(desktop.awaitReferenceIds(sent.size())).as("each once, in order").isEqualTo(sent);
    }
  }

  @Test
  void aCommandDuringAShortConnectionLossIsExecutedOnce() throws Exception {
    try (var desktop = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      var sent = new ArrayList<Long>();
      for (int round = 0; round < 10; round++) {
        nodes.network(0).cut();
        nodes.network(0).restore();
        sent.add(accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE));
      }

      assertThat(desktop.awaitReferenceIds(sent.size())).as("each once, in order").isEqualTo(sent);
    }
  }

  @Test
  void sessionsEndWhenRedisHasLostItsData() throws Exception {
    try (var desktop = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      var clientId = desktop.client().getId();
      accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE);
      desktop.awaitMessage();

      nodes.redis().restartEmpty();

      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> desktop.client().isConnected() && !clientId.equals(desktop.client().getId()));
      awaitAccepted(1);
      assertThat(nodes.node(1).output()).contains("Redis has lost what was in it");
    }
  }

  private void refused(int node) {
    command(node).statusCode(503).body("statusCode", is(4));
  }

  /** Waits until commands succeed again. */
  private void awaitAccepted(int node) {
    await()
        .atMost(RESUMED)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> nodes.node(node).readiness() == 200);
  }

  private ValidatableResponse command(int node) {
    return Sandbox.as(AGENT_1).port(nodes.port(node)).body(SUBSCRIBE).post("/api/v2" + OWN).then();
  }

  private ValidatableResponse ask(int node, String path) {
    return Sandbox.as(AGENT_1).port(nodes.port(node)).get("/api/v2" + path).then();
  }
}
