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
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.Sandbox;
import io.workbins.blackbox.harness.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies of RESP2, as of a proxy or a server without {@code HELLO}, and of RESP3. */
@QuarkusIntegrationTest
@Timeout(120)
class RedisProtocolIT {

  private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

  /** As a status, since that has one line. */
  private static final String FIRST_ADDRESS =
      """
      EVAL "for _, k in ipairs(redis.call('keys', '{workbins}:node-address:*')) do \
      return {ok=redis.call('get', k)} end return 'none'" 0""";

  private static final String OWN = "/me/workbins/" + WORKBIN;

  @ParameterizedTest(name = "negotiation: {0}")
  @ValueSource(strings = {"true", "false"})
  void notificationsSubscriptionsAndContentAreReadWithEachProtocol(String negotiation)
      throws Exception {
    try (var nodes = Nodes.start(2, "quarkus.redis.protocol-negotiation=" + negotiation);
        var desktop = Desktop.of(nodes.port(1), AGENT_1, Over.WEBSOCKET, "/v2/me/*")) {
      var sent = new ArrayList<Long>();
      sent.add(accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE));
      sent.add(
          accepted(
              nodes.port(0), AGENT_1, OWN, "{\"operationName\":\"AddEmail\",\"id\":\"0001\"}"));

      assertThat(desktop.awaitReferenceIds(2)).isEqualTo(sent);
      Sandbox.as(AGENT_1)
          .port(nodes.port(1))
          .get("/api/v2/me/workbin-subscriptions")
          .then()
          .body("subscriptions", hasSize(1));
      Sandbox.as(AGENT_1)
          .port(nodes.port(1))
          .get("/api/v2" + OWN + "?subresources=email")
          .then()
          .body("workbin.emails.id", contains("0001"));
      assertThat(nodes.node(1).output()).doesNotContain("ERROR");
    }
  }

  /** Other nodes ask at this address for sessions of this node. */
  @Test
  void aNodeAnnouncesThePortThatItHasTaken() throws Exception {
    try (var redis = RealRedis.start();
        var node =
            ServiceProcess.startAt(
                0, "quarkus.profile=sandbox", "workbins.redis.hosts=" + redis.url())) {
      await().atMost(Duration.ofSeconds(30)).until(() -> LISTENING.matcher(node.output()).find());
      var listening = LISTENING.matcher(node.output());
      assertThat(listening.find()).isTrue();

      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> redis.ask(FIRST_ADDRESS).endsWith(" " + listening.group(1)));
    }
  }
}
