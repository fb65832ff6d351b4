package io.workbins.subscription;

import static io.workbins.notification.SubscriptionStateChange.State.Subscribed;
import static io.workbins.notification.SubscriptionStateChange.State.Unsubscribed;
import static io.workbins.subscription.Operation.SUBSCRIBE;
import static io.workbins.subscription.Operation.UNSUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.workbins.notification.InMemoryReferenceNumbers;
import io.workbins.notification.Journal;
import io.workbins.notification.Notification;
import io.workbins.notification.OwnerName;
import io.workbins.notification.Presence;
import io.workbins.notification.RecordingBus;
import io.workbins.notification.SubscriptionStateChange;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a command. */
class SubscriptionsTest {

  private static final String ANN = "ann";
  private static final Owner SELF = new Owner.Self();

  private final Registry registry = new InMemoryRegistry();
  private final RecordingBus bus = new RecordingBus();
  private final Subscriptions subscriptions =
      new Subscriptions(
          registry,
          new Journal(new InMemoryReferenceNumbers(), bus),
          new Absences(new Presence(), Duration.ZERO, Clock.systemUTC()));

  @Test
  void referenceNumbersComeInTheOrderOfTheRequest() {
    var referenceIds = apply(SUBSCRIBE, SELF, "b", "a", "c");

    assertThat(referenceIds)
        .containsExactly(Map.entry("b", 1L), Map.entry("a", 2L), Map.entry("c", 3L));
  }

  @Test
  void referenceNumbersGoOnFromCommandToCommand() {
    apply(SUBSCRIBE, SELF, "a", "b");

    assertThat(apply(UNSUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 3L));
  }

  @Test
  void eachWorkbinIsNotifiedInTheOrderOfTheRequest() {
    apply(SUBSCRIBE, SELF, "b", "a");

    assertThat(bus.published())
        .containsExactly(
            new Notification(ANN, new SubscriptionStateChange("b", Subscribed, 1, OwnerName.OWN)),
            new Notification(ANN, new SubscriptionStateChange("a", Subscribed, 2, OwnerName.OWN)));
  }

  @Test
  void whoSubscribesIsSubscribed() {
    apply(SUBSCRIBE, SELF, "a");

    assertThat(subscribed()).containsExactly("a");
  }

  @Test
  void whoUnsubscribesIsSubscribedNoLonger() {
    apply(SUBSCRIBE, SELF, "a", "b");

    apply(UNSUBSCRIBE, SELF, "a");

    assertThat(subscribed()).containsExactly("b");
  }

  @Test
  void subscribingAgainSucceedsWithANumberAndANotificationOfItsOwn() {
    apply(SUBSCRIBE, SELF, "a");

    assertThat(apply(SUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 2L));
    assertThat(bus.messages())
        .containsExactly(
            new SubscriptionStateChange("a", Subscribed, 1, OwnerName.OWN),
            new SubscriptionStateChange("a", Subscribed, 2, OwnerName.OWN));
    assertThat(registry.size()).isEqualTo(1);
  }

  @Test
  void unsubscribingFromWhatWasNeverSubscribedSucceedsTheSameWay() {
    assertThat(apply(UNSUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 1L));
    assertThat(apply(UNSUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 2L));
    assertThat(bus.messages())
        .containsExactly(
            new SubscriptionStateChange("a", Unsubscribed, 1, OwnerName.OWN),
            new SubscriptionStateChange("a", Unsubscribed, 2, OwnerName.OWN));
  }

  @Test
  void aMessageNamesTheUserThatTheRequestNamed() {
    apply(SUBSCRIBE, new Owner.User("bob"), "a");

    assertThat(bus.messages())
        .containsExactly(new SubscriptionStateChange("a", Subscribed, 1, OwnerName.user("bob")));
  }

  @Test
  void aMessageNamesTheAgentGroupThatTheRequestNamed() {
    apply(UNSUBSCRIBE, new Owner.AgentGroup("Sales"), "a");

    assertThat(bus.messages())
        .containsExactly(
            new SubscriptionStateChange("a", Unsubscribed, 1, OwnerName.agentGroup("Sales")));
  }

  @Test
  void aMessageNamesThePlaceGroupThatTheRequestNamed() {
    apply(SUBSCRIBE, new Owner.PlaceGroup("Floor 1"), "a");

    assertThat(bus.messages())
        .containsExactly(
            new SubscriptionStateChange("a", Subscribed, 1, OwnerName.placeGroup("Floor 1")));
  }

  @Test
  void theSubscriberIsToldAndNotTheOwner() {
    apply(SUBSCRIBE, new Owner.User("bob"), "a");

    assertThat(bus.published()).extracting(Notification::recipientId).containsExactly(ANN);
  }

  @Test
  void theSameWorkbinOfAnotherOwnerIsAnotherSubscription() {
    apply(SUBSCRIBE, SELF, "a");
    apply(SUBSCRIBE, new Owner.User("bob"), "a");
    apply(SUBSCRIBE, new Owner.AgentGroup("Sales"), "a");
    apply(SUBSCRIBE, new Owner.PlaceGroup("Sales"), "a");

    assertThat(registry.size()).isEqualTo(4);
  }

  @Test
  void namingOneselfMeansTheSameSubscriptionAsNamingNobody() {
    apply(SUBSCRIBE, new Owner.User(ANN), "a");

    apply(UNSUBSCRIBE, SELF, "a");

    assertThat(registry.size()).isZero();
  }

  @Test
  void whoNamesItselfIsNamedInTheMessage() {
    apply(SUBSCRIBE, new Owner.User(ANN), "a");

    assertThat(bus.messages())
        .containsExactly(new SubscriptionStateChange("a", Subscribed, 1, OwnerName.user(ANN)));
  }

  @Test
  void endingAllTellsOfEachInTheOrderOfTheSubscriptions() {
    apply(SUBSCRIBE, SELF, "b");
    apply(SUBSCRIBE, new Owner.AgentGroup("Sales"), "a");
    bus.clear();

    var ended = subscriptions.endAll(ANN);

    assertThat(ended.values()).containsExactly(3L, 4L);
    assertThat(bus.messages())
        .containsExactlyInAnyOrder(
            new SubscriptionStateChange("b", Unsubscribed, 3, OwnerName.OWN),
            new SubscriptionStateChange("a", Unsubscribed, 4, OwnerName.agentGroup("Sales")));
    assertThat(registry.size()).isZero();
  }

  @Test
  void endingAllOfNothingTakesNoNumber() {
    assertThat(subscriptions.endAll(ANN)).isEmpty();

    assertThat(apply(SUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 1L));
  }

  @Test
  void endingAllLeavesTheSubscriptionsOfOthers() {
    apply(SUBSCRIBE, SELF, "a");

    subscriptions.endAll("bob");

    assertThat(subscribed()).containsExactly("a");
  }

  @Test
  void aCommandWithoutAWorkbinIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Command(ANN, SUBSCRIBE, SELF, List.of()));
  }

  private Map<String, Long> apply(Operation operation, Owner owner, String... workbinIds) {
    return subscriptions.apply(new Command(ANN, operation, owner, List.of(workbinIds)));
  }

  private List<String> subscribed() {
    return subscriptions.of(ANN).stream().map(s -> s.container().workbinId()).toList();
  }
}
