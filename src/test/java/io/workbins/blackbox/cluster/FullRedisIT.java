package io.workbins.blackbox.cluster;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusIntegrationTest;
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

/** Redis has no memory left and evicts nothing. */
@QuarkusIntegrationTest
@Timeout(120)
class FullRedisIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;
  private static final String ADD = "{\"operationName\":\"AddEmail\",\"id\":\"%s\"}";
  private static final String PULL = "{\"operationName\":\"PullInteraction\",\"id\":\"%s\"}";
  private static final Duration HEALED = Duration.ofSeconds(5);

  /** Longer than a node without a heartbeat is known to other nodes. */
  private static final Duration NODE_TIMEOUT = Duration.ofSeconds(12);

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
  void whatNeedsMemoryIsRefusedAndWhatFreesItSucceeds() throws Exception {
    try (var desktop = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      var clientId = desktop.client().getId();
      var sent = new ArrayList<Long>();
      sent.add(accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE));
      sent.add(accepted(nodes.port(0), AGENT_1, OWN, ADD.formatted("0001")));
      memory("1");

      refused(SUBSCRIBE);
      refused(ADD.formatted("0002"));
      sent.add(accepted(nodes.port(0), AGENT_1, OWN, PULL.formatted("0001")));
      sent.add(accepted(nodes.port(0), AGENT_1, OWN, UNSUBSCRIBE));
      refused(SUBSCRIBE);
      Sandbox.as(AGENT_1)
          .port(nodes.port(0))
          .body("{\"operationName\":\"UnsubscribeAll\"}")
          .post("/api/v2/me/workbins")
          .then()
          .statusCode(200);

      assertThat(desktop.awaitReferenceIds(sent.size())).isEqualTo(sent);
      assertThat(desktop.client().getId()).as("the same session").isEqualTo(clientId);
    }
  }

  @Test
  void nodesKeepTheirPlacesAndHealAsSoonAsThereIsRoom() throws Exception {
    memory("1");

    await()
        .during(NODE_TIMEOUT)
        .atMost(NODE_TIMEOUT.plusSeconds(3))
        .until(() -> nodes.node(0).readiness() == 200 && nodes.node(1).readiness() == 200);
    try (var desktop = Desktop.of(nodes.port(1), AGENT_1, Over.LONG_POLLING, "/v2/me/*")) {
      memory("0");

      await().atMost(HEALED).until(() -> status(SUBSCRIBE) == 200);
      desktop.awaitMessage();
    }
  }

  private void memory(String bytes) throws Exception {
    assertThat(nodes.redis().ask("CONFIG SET maxmemory-policy noeviction")).isEqualTo("+OK");
    assertThat(nodes.redis().ask("CONFIG SET maxmemory " + bytes)).isEqualTo("+OK");
  }

  private void refused(String command) {
    Sandbox.as(AGENT_1)
        .port(nodes.port(0))
        .body(command)
        .post("/api/v2" + OWN)
        .then()
        .statusCode(503)
        .body("statusMessage", containsString("full"));
  }

  private int status(String command) {
    return Sandbox.as(AGENT_1).port(nodes.port(0)).body(command).post("/api/v2" + OWN).statusCode();
  }
}
