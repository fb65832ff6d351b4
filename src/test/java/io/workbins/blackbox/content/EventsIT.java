package io.workbins.blackbox.content;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2_ID;
import static io.workbins.blackbox.harness.Sandbox.AGENT_GROUP_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static io.workbins.blackbox.harness.Sandbox.get;
import static io.workbins.blackbox.harness.Sandbox.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notifications of content changes to subscribers ({@code workbins-api.md} section 5.2). */
@QuarkusIntegrationTest
class EventsIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;
  private static final String GROUP =
      "/me/workbins/" + AGENT_GROUP_WORKBIN + "?agentGroup=MyAgentGroup";
  private static final String UNSUBSCRIBE_ALL = "{\"operationName\":\"UnsubscribeAll\"}";

  @BeforeEach
  void endAllSubscriptions() {
    for (var user : List.of(AGENT_1, AGENT_2, SUPERVISOR_1)) {
      post(user, "/me/workbins", UNSUBSCRIBE_ALL).statusCode(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void subscribersAreNotifiedOfAddedAndPulledInteractions(Over over) throws Exception {
    try (var desktop = Desktop.of(AGENT_1, over)) {
      commandAndAwait(desktop, AGENT_1, OWN, SUBSCRIBE);

      long added = accepted(AGENT_1, OWN, operation("AddEmail", "0001"));
      long pulled = accepted(AGENT_1, OWN, operation("PullEmail", "0001"));

      var addition = desktop.awaitMessage();
      assertThat(addition)
          .containsOnlyKeys("messageType", "action", "id", "referenceId", "emailStateResourceV2")
          .containsEntry("messageType", "WorkbinStateChangeMessage")
          .containsEntry("action", "ItemAdded")
          .containsEntry("id", WORKBIN)
          .containsEntry("referenceId", added);
      assertThat((Map<?, ?>) addition.get("emailStateResourceV2"))
          .extracting("id")
          .isEqualTo("0001");
      assertThat(((Map<?, ?>) addition.get("emailStateResourceV2")).keySet())
          .map(String::valueOf)
          .containsExactlyInAnyOrder(
              "id", "receivedDate", "capabilities", "participants", "userData");
      assertThat(desktop.awaitMessage())
          .containsEntry("action", "ItemRemoved")
          .containsEntry("referenceId", pulled)
          .containsKey("emailStateResourceV2");
    }
  }

  @Test
  void everySubscriberOfAGroupIsNotified() throws Exception {
    try (var agent = Desktop.of(AGENT_1, Over.WEBSOCKET);
        var supervisor = Desktop.of(SUPERVISOR_1, Over.LONG_POLLING)) {
      commandAndAwait(agent, AGENT_1, GROUP, SUBSCRIBE);
      commandAndAwait(supervisor, SUPERVISOR_1, GROUP, SUBSCRIBE);

      long added = accepted(SUPERVISOR_1, GROUP, operation("AddChat", "0002"));
      accepted(AGENT_1, GROUP, operation("PullChat", "0002"));

      for (var desktop : List.of(agent, supervisor)) {
        assertThat(desktop.awaitMessage())
            .containsEntry("action", "ItemAdded")
            .containsEntry("agentGroup", "MyAgentGroup")
            .containsEntry("referenceId", added)
            .containsKey("chatStateResourceV2");
        assertThat(desktop.awaitMessage()).containsEntry("action", "ItemRemoved");
      }
    }
  }

  @Test
  void notificationsToASupervisorNameTheOwner() throws Exception {
    var path = "/users/" + AGENT_2_ID + "/workbins/" + WORKBIN;
    try (var supervisor = Desktop.of(SUPERVISOR_1, Over.WEBSOCKET);
        var agent = Desktop.of(AGENT_2, Over.WEBSOCKET)) {
      commandAndAwait(supervisor, SUPERVISOR_1, path, SUBSCRIBE);
      commandAndAwait(agent, AGENT_2, OWN, SUBSCRIBE);

      accepted(AGENT_2, OWN, operation("AddWorkitem", "0003"));
      accepted(SUPERVISOR_1, path, operation("PullWorkitem", "0003"));

      for (var action : List.of("ItemAdded", "ItemRemoved")) {
        assertThat(supervisor.awaitMessage())
            .containsEntry("action", action)
            .containsEntry("workbinUserId", AGENT_2_ID);
        assertThat(agent.awaitMessage())
            .containsEntry("action", action)
            .doesNotContainKey("workbinUserId");
      }
    }
  }

  @Test
  void otherUsersAreNotNotified() throws Exception {
    try (var other = Desktop.of(AGENT_2, Over.WEBSOCKET)) {
      commandAndAwait(other, AGENT_2, OWN, SUBSCRIBE);

      accepted(AGENT_1, OWN, operation("AddEmail", "0004"));
      accepted(AGENT_1, OWN, operation("PullEmail", "0004"));

      other.assertNoOtherMessage(AGENT_2);
    }
  }

  /** One user changes the workbin while another subscribes and unsubscribes repeatedly. */
  @ParameterizedTest
  @EnumSource
  void eventsArriveExactlyBetweenSubscribedAndUnsubscribed(Over over) throws Exception {
    var isDone = new AtomicBoolean();
    try (var subscriber = Desktop.of(AGENT_1, over);
        var observer = Desktop.of(SUPERVISOR_1, Over.WEBSOCKET)) {
      commandAndAwait(observer, SUPERVISOR_1, GROUP, SUBSCRIBE);
      var changes =
          CompletableFuture.runAsync(
              () -> {
                while (!isDone.get()) {
                  accepted(SUPERVISOR_1, GROUP, operation("AddEmail", "0005"));
                  accepted(SUPERVISOR_1, GROUP, operation("PullEmail", "0005"));
                }
              });
      for (int i = 0; i < 100; i++) {
        accepted(AGENT_1, GROUP, i % 2 == 0 ? SUBSCRIBE : UNSUBSCRIBE);
      }
      isDone.set(true);
      changes.join();
      long end = accepted(AGENT_1, GROUP, UNSUBSCRIBE);
      long lastOfObserver = accepted(SUPERVISOR_1, GROUP, UNSUBSCRIBE);

      var all = receiveUntil(observer, lastOfObserver);
      var received = receiveUntil(subscriber, end);

      assertThat(events(received)).isNotEmpty().isEqualTo(whileSubscribed(received, events(all)));
      assertThat(received).extracting(EventsIT::referenceId).isSorted();
    }
  }

  @Test
  void subscriptionsAreListedAndEndedTogether() throws Exception {
    try (var desktop = Desktop.of(AGENT_1, Over.WEBSOCKET)) {
      commandAndAwait(desktop, AGENT_1, OWN, SUBSCRIBE);
      commandAndAwait(desktop, AGENT_1, GROUP, SUBSCRIBE);

      get(AGENT_1, "/me/workbin-subscriptions")
          .body("statusCode", is(0))
          .body("subscriptions.id", contains(WORKBIN, AGENT_GROUP_WORKBIN))
          .body("subscriptions.agentGroup", contains(null, "MyAgentGroup"));

      var ended = post(AGENT_1, "/me/workbins", UNSUBSCRIBE_ALL).statusCode(200);
      ended.body("unsubscribed.id", contains(WORKBIN, AGENT_GROUP_WORKBIN));

      for (var id : List.of(WORKBIN, AGENT_GROUP_WORKBIN)) {
        assertThat(desktop.awaitMessage())
            .containsEntry("stateResource", "Unsubscribed")
            .containsEntry("id", id);
      }
      get(AGENT_1, "/me/workbin-subscriptions").body("subscriptions", empty());
    }
  }

  @Test
  void aSupervisorListsAndEndsSubscriptionsOfAnAgent() throws Exception {
    var agent2 = "/users/" + AGENT_2_ID;
    try (var desktop = Desktop.of(AGENT_2, Over.WEBSOCKET)) {
      commandAndAwait(desktop, AGENT_2, OWN, SUBSCRIBE);

      get(SUPERVISOR_1, agent2 + "/workbin-subscriptions")
          .body("subscriptions.id", contains(WORKBIN));
      Sandbox.as(AGENT_1).get("/api/v2" + agent2 + "/workbin-subscriptions").then().statusCode(403);
      post(AGENT_1, agent2 + "/workbins", UNSUBSCRIBE_ALL).statusCode(403);
      post(SUPERVISOR_1, agent2 + "/workbins", UNSUBSCRIBE_ALL)
          .statusCode(200)
          .body("unsubscribed.id", contains(WORKBIN));

      assertThat(desktop.awaitMessage()).containsEntry("stateResource", "Unsubscribed");
      get(AGENT_2, "/me/workbin-subscriptions").body("subscriptions", empty());
    }
  }

  private static void commandAndAwait(Desktop desktop, String userName, String path, String body)
      throws InterruptedException {
    long referenceId = accepted(userName, path, body);
    assertThat(desktop.awaitReferenceId()).isEqualTo(referenceId);
  }

  private static List<Map<String, Object>> receiveUntil(Desktop desktop, long referenceId)
      throws InterruptedException {
    var received = new ArrayList<Map<String, Object>>();
    do {
      received.add(desktop.awaitMessage());
    } while (referenceId(received.get(received.size() - 1)) != referenceId);
    return received;
  }

  private static List<Long> events(List<Map<String, Object>> received) {
    return received.stream()
        .filter(data -> data.containsKey("action"))
        .map(EventsIT::referenceId)
        .toList();
  }

  /** The events between a received Subscribed message and the next Unsubscribed message. */
  private static List<Long> whileSubscribed(
      List<Map<String, Object>> received, List<Long> allEvents) {
    var expected = new ArrayList<Long>();
    for (long event : allEvents) {
      var state =
          received.stream()
              .filter(data -> data.containsKey("stateResource") && referenceId(data) < event)
              .reduce((earlier, later) -> later)
              .map(data -> data.get("stateResource"));
      if (state.filter("Subscribed"::equals).isPresent()) {
        expected.add(event);
      }
    }
    return expected;
  }

  private static long referenceId(Map<String, Object> data) {
    return ((Number) data.get("referenceId")).longValue();
  }

  private static String operation(String name, String id) {
    return "{\"operationName\":\"%s\",\"id\":\"%s\"}".formatted(name, id);
  }
}
