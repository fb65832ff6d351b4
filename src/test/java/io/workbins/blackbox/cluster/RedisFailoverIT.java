package io.workbins.blackbox.cluster;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.RealRedis;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.Sandbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection to Redis is open, but leads to a server that cannot be used. */
@QuarkusIntegrationTest
@Timeout(120)
class RedisFailoverIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;
  private static final Duration NOTICED = Duration.ofSeconds(10);
  private static final Duration HEALED = Duration.ofSeconds(5);

  private Nodes nodes;
  private Desktop desktop;
  private String clientId;

  @BeforeEach
  void startNodes() throws Exception {
    nodes = Nodes.start(2);
    desktop = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*");
    clientId = desktop.client().getId();
  }

  @AfterEach
  void stopNodes() throws Exception {
    desktop.close();
    nodes.close();
  }

  @ParameterizedTest(name = "after {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "CONFIG SET replica-serve-stale-data no; REPLICAOF 127.0.0.1 1 | REPLICAOF NO ONE",
        "REPLICAOF 127.0.0.1 1 | REPLICAOF NO ONE",
        "ACL SETUSER default -@all +acl | ACL SETUSER default +@all",
        "ACL SETUSER default -@scripting | ACL SETUSER default +@all",
        "ACL SETUSER default -@write | ACL SETUSER default +@all"
      })
  void commandsAreRefusedUntilTheServerCanBeUsed(String broken, String mended) throws Exception {
    ask(broken);

    assertRefused();
    ask(mended);

    assertHealed();
  }

  @Test
  void aPasswordThatIsSetAndRemovedLeavesNothingBehind() throws Exception {
    ask("CONFIG SET requirepass secret");
    nodes.network(0).cut();
    nodes.network(1).cut();
    nodes.network(0).restore();
    nodes.network(1).restore();

    assertRefused();
    ask("AUTH secret\r\nCONFIG SET requirepass \"\"");

    assertHealed();
  }

  @Test
  void aFailoverByAddressIsFollowed() throws Exception {
    try (var replica = replica()) {
      nodes.network(0).leadTo(replica.port());
      nodes.network(1).leadTo(replica.port());
      swap(replica);

      assertHealed();
    }
  }

  @Test
  void aFailoverBeforeTheAddressMovesIsFollowed() throws Exception {
    try (var replica = replica()) {
      swap(replica);

      assertRefused();
      nodes.network(0).leadTo(replica.port());
      nodes.network(1).leadTo(replica.port());

      assertHealed();
    }
  }

  private RealRedis replica() throws Exception {
    var replica = RealRedis.start();
    var address = "127.0.0.1 " + nodes.redis().port();
    assertThat(replica.ask("REPLICAOF " + address)).isEqualTo("+OK");
    accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE);
    desktop.awaitMessage();
    await().atMost(NOTICED).until(() -> nodes.redis().ask("WAIT 1 100").equals(":1"));
    return replica;
  }

  private void swap(RealRedis replica) throws Exception {
    assertThat(replica.ask("REPLICAOF NO ONE")).isEqualTo("+OK");
    ask("REPLICAOF 127.0.0.1 " + replica.port());
  }

  private void ask(String commands) throws Exception {
    for (var command : commands.split("; ", -1)) {
      assertThat(nodes.redis().ask(command)).isEqualTo("+OK");
    }
  }

  private void assertRefused() {
    for (int i = 0; i < 2; i++) {
      var node = nodes.node(i);
      await().atMost(NOTICED).until(() -> node.readiness() == 503);
      Sandbox.as(AGENT_1)
          .port(node.port())
          .body(SUBSCRIBE)
          .post("/api/v2" + OWN)
          .then()
          .statusCode(503)
          .body("statusCode", is(4));
    }
  }

  private void assertHealed() {
    await()
        .atMost(HEALED)
        .until(
            () ->
                nodes.node(0).readiness() == 200
                    && nodes.node(1).readiness() == 200
                    && subscribeStatus(0) == 200
                    && subscribeStatus(1) == 200);
    long last = accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE);
    await().atMost(HEALED).until(() -> heard().contains(last));
    assertThat(heard()).as("each once, in order").isSorted().doesNotHaveDuplicates();
    assertThat(desktop.client().getId()).as("the same session").isEqualTo(clientId);
  }

  private List<Long> heard() {
    return desktop.receivedMessages().stream()
        .map(message -> ((Number) message.get("referenceId")).longValue())
        .toList();
  }

  private int subscribeStatus(int node) {
    return Sandbox.as(AGENT_1)
        .port(nodes.port(node))
        .body(SUBSCRIBE)
        .post("/api/v2" + OWN)
        .statusCode();
  }
}
