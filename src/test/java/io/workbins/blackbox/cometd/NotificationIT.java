package io.workbins.blackbox.cometd;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.RawSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The recipients, channels and order of notifications. */
@QuarkusIntegrationTest
class NotificationIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;

  @ParameterizedTest
  @EnumSource
  void everySessionOfTheCallerIsNotifiedAndNoOther(Over over) throws Exception {
    try (var one = Desktop.of(AGENT_1, over);
        var other = Desktop.of(AGENT_1, Over.LONG_POLLING);
        var stranger = Desktop.of(AGENT_2, over)) {
      long referenceId = accepted(AGENT_1, OWN, SUBSCRIBE);

      assertThat(one.awaitReferenceId()).isEqualTo(referenceId);
      assertThat(other.awaitReferenceId()).isEqualTo(referenceId);
      stranger.assertNoOtherMessage(AGENT_2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/me/workbins, WEBSOCKET",
    "/v2/me/*, WEBSOCKET",
    "/v2/me/**, WEBSOCKET",
    "/v2/**, WEBSOCKET",
    "/**, WEBSOCKET",
    "/v2/me/workbins, LONG_POLLING",
    "/v2/me/*, LONG_POLLING",
    "/v2/me/**, LONG_POLLING",
    "/v2/**, LONG_POLLING",
    "/**, LONG_POLLING"
  })
  void aSessionReceivesOnTheChannelAndOnCoveringWildcards(String channel, Over over)
      throws Exception {
    try (var desktop = Desktop.of(RestAssured.port, AGENT_1, over, channel)) {
      long referenceId = accepted(AGENT_1, OWN, SUBSCRIBE);

      assertThat(desktop.awaitReferenceId()).isEqualTo(referenceId);
      desktop.assertNoOtherMessage(AGENT_1);
    }
  }

  @Test
  void aSessionWithAnotherTopicReceivesNothing() throws Exception {
    try (var devices = RawSocket.of(AGENT_1)) {
      var clientId = devices.ask(Bayeux.HANDSHAKE).getString("clientId");
      devices.ask(Bayeux.subscribe(clientId, "/v2/me/devices"));

      accepted(AGENT_1, OWN, SUBSCRIBE);

      assertThat(devices.ask(Bayeux.subscribe(clientId, "/v2/me/calls")).getString("channel"))
          .as("the next message, if there is none in between")
          .isEqualTo("/meta/subscribe");
    }
  }

  @Test
  void aSessionWithSeveralCoveringSubscriptionsIsNotifiedOnce() throws Exception {
    try (var desktop = Desktop.of(AGENT_1, Over.WEBSOCKET)) {
      desktop.subscribeWithoutRecording("/**");

      long referenceId = accepted(AGENT_1, OWN, SUBSCRIBE);

      assertThat(desktop.awaitReferenceId()).isEqualTo(referenceId);
      desktop.assertNoOtherMessage(AGENT_1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothOperationsMayBeRepeatedAndEachIsNotified(Over over) throws Exception {
    try (var desktop = Desktop.of(AGENT_1, over)) {
      for (var body : List.of(UNSUBSCRIBE, UNSUBSCRIBE, SUBSCRIBE, SUBSCRIBE)) {
        long referenceId = accepted(AGENT_1, OWN, body);

        assertThat(desktop.awaitMessage())
            .containsEntry("referenceId", referenceId)
            .containsEntry("stateResource", body.equals(SUBSCRIBE) ? "Subscribed" : "Unsubscribed");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void messagesOfAUserArriveInTheOrderOfTheirReferenceNumbers(Over over) throws Exception {
    int commands = 200;
    try (var desktop = Desktop.of(AGENT_1, over)) {
      var posts =
          IntStream.range(0, commands)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> accepted(AGENT_1, OWN, SUBSCRIBE)))
              .toList();
      var replied = posts.stream().map(CompletableFuture::join).sorted().toList();

      var received = new ArrayList<Long>();
      while (received.size() < commands) {
        received.add(desktop.awaitReferenceId());
      }
      assertThat(received).isEqualTo(replied);
    }
  }
}
