package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A client cannot use the CometD session of another user: the message fails, and notifications of
 * the other user are delivered to that user only.
 */
@QuarkusIntegrationTest
class ForeignSessionIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;
  private static final String ATTACK = "attack";

  private RawSocket victim;
  private RawSocket attacker;
  private String victimId;

  /**
   * A message of each kind that names a session.
   *
   * @param name the name in test reports
   * @param naming creates a message with this client id
   */
  private record Attack(String name, Function<String, String> naming) {

    String on(String clientId) {
      return naming.apply(clientId).replace("\"id\":\"2\"", "\"id\":\"" + ATTACK + "\"");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Attack> attacks() {
    return Stream.of(
        new Attack("subscribe", id -> Bayeux.subscribe(id, "/v2/me/*")),
        new Attack("connect", Bayeux::connect),
        new Attack("connect over long-polling", Bayeux::connectNow),
        new Attack("unsubscribe", id -> Bayeux.unsubscribe(id, "/v2/me/*")),
        new Attack("disconnect", Bayeux::disconnect));
  }

  @BeforeEach
  void connect() throws InterruptedException {
    victim = RawSocket.of(AGENT_1);
    victimId = victim.handshake();
    attacker = RawSocket.of(AGENT_2);
  }

  @AfterEach
  void disconnect() {
    attacker.close();
    victim.close();
  }

  /** The check of one session must not be reused for the next session of a WebSocket. */
  @ParameterizedTest
  @MethodSource("attacks")
  void aSocketWhoseSecondSessionEndedReachesNoForeignSession(Attack attack) throws Exception {
    attacker.handshake();
    var second = attacker.ask(Bayeux.HANDSHAKE).getString("clientId");
    attacker.ask(Bayeux.disconnect(second));
    var unknown = attacker.ask(Bayeux.subscribe(second, "/v2/me/*"));
    assertThat(unknown.getString("error")).startsWith("402:");

    attacker.send(attack.on(victimId));

    assertVictimKeepsItsSession();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aSocketWhoseSessionEndedReachesNoForeignSession(Attack attack) throws Exception {
    var own = attacker.handshake();
    attacker.ask(Bayeux.disconnect(own));

    attacker.send(attack.on(victimId));

    assertVictimKeepsItsSession();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aSocketWithASessionReachesNoForeignSession(Attack attack) throws Exception {
    attacker.handshake();

    attacker.send(attack.on(victimId));

    assertVictimKeepsItsSession();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aSocketWithoutASessionReachesNoForeignSession(Attack attack) throws Exception {
    attacker.send(attack.on(victimId));

    assertVictimKeepsItsSession();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aForeignSessionBehindTheOwnOneInABatchIsNotReached(Attack attack) throws Exception {
    var own = attacker.handshake();

    attacker.send(Bayeux.subscribe(own, "/v2/me") + "," + attack.on(victimId));

    assertVictimKeepsItsSession();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aForeignSessionAheadOfTheOwnOneInABatchIsNotReached(Attack attack) throws Exception {
    var own = attacker.handshake();

    attacker.send(attack.on(victimId) + "," + Bayeux.subscribe(own, "/v2/me"));

    assertVictimKeepsItsSession();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aForeignSessionBehindAHandshakeInABatchIsNotReached(Attack attack) throws Exception {
    attacker.send(Bayeux.HANDSHAKE + "," + attack.on(victimId));

    assertVictimKeepsItsSession();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aForeignSessionBehindTheOwnOneInABatchIsNotReachedOverLongPolling(Attack attack)
      throws Exception {
    var own = Bayeux.handshake(AGENT_2);

    poll(Bayeux.subscribe(own, "/v2/me") + "," + attack.on(victimId));

    assertVictimKeepsItsSession();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aForeignSessionBehindAHandshakeInABatchIsNotReachedOverLongPolling(Attack attack)
      throws Exception {
    poll(Bayeux.HANDSHAKE + "," + attack.on(victimId));

    assertVictimKeepsItsSession();
  }

  private static void poll(String messages) throws Exception {
    var reply =
        RawHttp.post("/api/v2/notifications", "[" + messages + "]").as(AGENT_2).json().send();

    assertThat(reply.status()).as("status of <%s>", reply).isLessThan(500);
    if (reply.status() == 200) {
      assertAttackFails(reply.json().getList(""));
    }
  }

  /** The WebSocket of the attacker may be closed or stay open. */
  private void assertVictimKeepsItsSession() throws InterruptedException {
    long referenceId = accepted(AGENT_1, OWN, UNSUBSCRIBE);
    var received = attacker.awaitRemaining();

    assertAttackFails(received);
    assertThat(received)
        .as("messages of the attacker")
        .noneMatch(message -> message.containsKey("data"));
    assertThat(victim.awaitMessage().getLong("data.referenceId")).isEqualTo(referenceId);
  }

  private static void assertAttackFails(List<Map<String, Object>> replies) {
    assertThat(replies)
        .filteredOn(message -> ATTACK.equals(message.get("id")))
        .as("replies to a message that names a session of another user")
        .noneMatch(reply -> Boolean.TRUE.equals(reply.get("successful")));
  }
}
