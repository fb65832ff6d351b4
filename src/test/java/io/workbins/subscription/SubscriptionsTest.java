package io.workbins.subscription;

import static io.workbins.notification.SubscriptionStateChange.State.Subscribed;
import static io.workbins.notification.SubscriptionStateChange.State.Unsubscribed;
import static io.workbins.subscription.Operation.SUBSCRIBE;
import static io.workbins.subscription.Operation.UNSUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.workbins.notification.Notification;
import io.workbins.notification.SubscriptionStateChange;
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
      new Subscriptions(registry, new InMemoryReferenceNumbers(), bus);

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
            new Notification(ANN, SubscriptionStateChange.own("b", Subscribed, 1)),
            new Notification(ANN, SubscriptionStateChange.own("a", Subscribed, 2)));
  }

  @Test
  void whoSubscribesIsSubscribed() {
    apply(SUBSCRIBE, SELF, "a");

    assertThat(registry.contains(new Subscription(ANN, "a", SELF))).isTrue();
  }

  @Test
  void whoUnsubscribesIsSubscribedNoLonger() {
    apply(SUBSCRIBE, SELF, "a", "b");

    apply(UNSUBSCRIBE, SELF, "a");

    assertThat(registry.contains(new Subscription(ANN, "a", SELF))).isFalse();
    assertThat(registry.contains(new Subscription(ANN, "b", SELF))).isTrue();
  }

  @Test
  void subscribingAgainSucceedsWithANumberAndANotificationOfItsOwn() {
    apply(SUBSCRIBE, SELF, "a");

    assertThat(apply(SUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 2L));
    assertThat(bus.messages())
        .containsExactly(
            SubscriptionStateChange.own("a", Subscribed, 1),
            SubscriptionStateChange.own("a", Subscribed, 2));
    assertThat(registry.size()).isEqualTo(1);
  }

  @Test
  void unsubscribingFromWhatWasNeverSubscribedSucceedsTheSameWay() {
    assertThat(apply(UNSUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 1L));
    assertThat(apply(UNSUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 2L));
    assertThat(bus.messages())
        .containsExactly(
            SubscriptionStateChange.own("a", Unsubscribed, 1),
            SubscriptionStateChange.own("a", Unsubscribed, 2));
  }

  @Test
  void aMessageNamesTheUserThatTheRequestNamed() {
    apply(SUBSCRIBE, new Owner.User("bob"), "a");

    assertThat(bus.messages())
        .containsExactly(SubscriptionStateChange.ofUser("a", Subscribed, 1, "bob"));
  }

  @Test
  void aMessageNamesTheAgentGroupThatTheRequestNamed() {
    apply(UNSUBSCRIBE, new Owner.AgentGroup("Sales"), "a");

    assertThat(bus.messages())
        .containsExactly(SubscriptionStateChange.ofAgentGroup("a", Unsubscribed, 1, "Sales"));
  }

  @Test
  void aMessageNamesThePlaceGroupThatTheRequestNamed() {
    apply(SUBSCRIBE, new Owner.PlaceGroup("Floor 1"), "a");

    assertThat(bus.messages())
        .containsExactly(SubscriptionStateChange.ofPlaceGroup("a", Subscribed, 1, "Floor 1"));
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
        .containsExactly(SubscriptionStateChange.ofUser("a", Subscribed, 1, ANN));
  }

  @Test
  void aCommandWithoutAWorkbinIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Command(ANN, SUBSCRIBE, SELF, List.of()));
  }

  private Map<String, Long> apply(Operation operation, Owner owner, String... workbinIds) {
    return subscriptions
        .apply(new Command(ANN, operation, owner, List.of(workbinIds)))
        .toCompletableFuture()
        .join();
  }
}
