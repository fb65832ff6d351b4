package io.workbins.blackbox.identity;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.RawSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A session serves its user over each transport and node, and nobody else. */
@QuarkusIntegrationTest
@Timeout(120)
class SessionOwnerIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;

  private static Nodes nodes;

  @BeforeAll
  static void startNodes() throws Exception {
    nodes = Nodes.start(2);
  }

  @AfterAll
  static void stopNodes() throws Exception {
    nodes.close();
  }

  /** The numbers of the nodes of the first and of the second connection. */
  static Stream<Arguments> places() {
    return Stream.of(Arguments.of(0, 0), Arguments.of(0, 1));
  }

  @ParameterizedTest
  @MethodSource("places")
  void aSessionOfAWebSocketContinuesOverLongPolling(int first, int second) throws Exception {
    String clientId;
    try (var socket = socket(first, AGENT_1)) {
      clientId = socket.ask(Bayeux.HANDSHAKE).getString("clientId");
      assertThat(socket.ask(Bayeux.connectNow(clientId)).getBoolean("successful")).isTrue();
    }

    var connected = Bayeux.connectNow(clientId);
    assertThat(poll(second, AGENT_1, Bayeux.subscribe(clientId, "/v2/me/*") + "," + connected))
        .allSatisfy(reply -> assertThat(reply).containsEntry("successful", true));
    long referenceId = accepted(nodes.port(second), AGENT_1, OWN, SUBSCRIBE);
    assertThat(pollUntilData(second, clientId)).isEqualTo(referenceId);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aSessionOfLongPollingContinuesOverAWebSocket(int first, int second) throws Exception {
    var clientId = handshake(first, AGENT_1);

    try (var socket = socket(second, AGENT_1)) {
      assertThat(socket.ask(Bayeux.subscribe(clientId, "/v2/me/*")).getBoolean("successful"))
          .isTrue();
      socket.send(Bayeux.connectNow(clientId));
      long referenceId = accepted(nodes.port(second), AGENT_1, OWN, SUBSCRIBE);
      assertThat(socket.awaitReferenceIds(1)).containsExactly(referenceId);
    }
  }

  static Stream<Arguments> attacks() {
    return places()
        .flatMap(
            places ->
                Stream.of(
                        "{'channel':'/meta/connect','clientId':'%s','id':'a','connectionType':'long-polling','advice':{'timeout':0}}",
                        "{'channel':'/meta/subscribe','clientId':'%s','id':'a','subscription':'/v2/me/*'}",
                        "{'channel':'/meta/unsubscribe','clientId':'%s','id':'a','subscription':'/v2/me/*'}",
                        "{'channel':'/meta/disconnect','clientId':'%s','id':'a'}",
                        "{'channel':'/v2/me/workbins','clientId':'%s','id':'a','data':{}}")
                    .map(message -> message.replace('\'', '"'))
                    .map(message -> Arguments.of(places.get()[0], places.get()[1], message)));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anotherUserIsRefusedOverLongPolling(int first, int second, String attack) throws Exception {
    var victim = handshake(first, AGENT_1);
    poll(first, AGENT_1, Bayeux.subscribe(victim, "/v2/me/*"));
    var own = handshake(second, AGENT_2);

    var alone = poll(second, AGENT_2, attack.formatted(victim));
    var behind = poll(second, AGENT_2, Bayeux.connectNow(own) + "," + attack.formatted(victim));
    var ahead = poll(second, AGENT_2, attack.formatted(victim) + "," + Bayeux.connectNow(own));

    for (var replies : List.of(alone, behind, ahead)) {
      assertThat(replies.stream().filter(reply -> "a".equals(reply.get("id"))))
          .hasSize(1)
          .allSatisfy(reply -> assertThat(reply).containsEntry("successful", false));
      assertThat(replies).noneSatisfy(reply -> assertThat(reply).containsKey("data"));
    }
    assertVictimHears(first, victim);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anotherUserIsRefusedOverAWebSocket(int first, int second, String attack) throws Exception {
    var victim = handshake(first, AGENT_1);
    poll(first, AGENT_1, Bayeux.subscribe(victim, "/v2/me/*"));

    try (var socket = socket(second, AGENT_2)) {
      socket.handshake();
      socket.send(attack.formatted(victim));
      assertVictimHears(first, victim);

      assertThat(socket.awaitRemaining())
          .noneSatisfy(
              reply -> assertThat(reply).containsEntry("successful", true).containsEntry("id", "a"))
          .noneSatisfy(reply -> assertThat(reply).containsKey("data"));
    }
  }

  private static void assertVictimHears(int node, String clientId) {
    long referenceId = accepted(nodes.port(node), AGENT_1, OWN, SUBSCRIBE);
    assertThat(pollUntilData(node, clientId)).isEqualTo(referenceId);
  }

  /** The reference number of the first notification that a session has. */
  private static long pollUntilData(int node, String clientId) {
    for (int i = 0; i < 20; i++) {
      var replies =
          poll(
              node,
              AGENT_1,
              Bayeux.connectNow(clientId).replace("\"timeout\":0", "\"timeout\":500"));
      assertThat(replies.get(replies.size() - 1)).containsEntry("successful", true);
      for (var reply : replies) {
        if (reply.get("data") instanceof Map<?, ?> data) {
          return ((Number) data.get("referenceId")).longValue();
        }
      }
    }
    throw new AssertionError("no notification");
  }

  private static RawSocket socket(int node, String userName) {
    return RawSocket.at(nodes.port(node), Map.of("Authorization", Desktop.basic(userName)));
  }

  private static String handshake(int node, String userName) {
    return (String) poll(node, userName, Bayeux.HANDSHAKE).get(0).get("clientId");
  }

  private static List<Map<String, Object>> poll(int node, String userName, String messages) {
    JsonPath replies =
        given()
            .port(nodes.port(node))
            .header("Authorization", Desktop.basic(userName))
            .contentType(ContentType.JSON)
            .body("[" + messages + "]")
            .post("/api/v2/notifications")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    return replies.getList("");
  }
}
