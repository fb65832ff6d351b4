package io.workbins.subscription;

import static io.workbins.Parts.await;
import static io.workbins.notification.SubscriptionStateChange.State.Subscribed;
import static io.workbins.notification.SubscriptionStateChange.State.Unsubscribed;
import static io.workbins.subscription.SubscriptionCommand.Operation.SUBSCRIBE;
import static io.workbins.subscription.SubscriptionCommand.Operation.UNSUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.workbins.Parts;
import io.workbins.notification.EndReason;
import io.workbins.notification.Notification;
import io.workbins.notification.SubscriptionStateChange;
import io.workbins.notification.WireOwner;
import io.workbins.subscription.SubscriptionCommand.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of all implementations of {@link SubscriptionRegistry}. */
public abstract class SubscriptionRegistryContract {

  private static final String ANN = "ann";
  private static final Owner SELF = new Owner.Self();

  /** An implementation without data. */
  protected abstract Parts parts();

  @Test
  void referenceNumbersFollowTheOrderOfTheRequest() {
    var referenceIds = apply(SUBSCRIBE, SELF, "b", "a", "c");

    assertThat(referenceIds)
        .containsExactly(Map.entry("b", 1L), Map.entry("a", 2L), Map.entry("c", 3L));
  }

  @Test
  void referenceNumbersContinueWithTheNextCommand() {
    apply(SUBSCRIBE, SELF, "a", "b");

    assertThat(apply(UNSUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 3L));
  }

  @Test
  void notificationsFollowTheOrderOfTheRequest() {
    apply(SUBSCRIBE, SELF, "b", "a");

    assertThat(parts().bus().published())
        .containsExactly(
            new Notification(ANN, new SubscriptionStateChange("b", Subscribed, 1, WireOwner.OWN)),
            new Notification(ANN, new SubscriptionStateChange("a", Subscribed, 2, WireOwner.OWN)));
  }

  @Test
  void aUserHasAtMostSoManySubscriptions() {
    var all =
        IntStream.range(0, Parts.MAX_SUBSCRIPTIONS).mapToObj(i -> "w" + i).toArray(String[]::new);
    for (int i = 0; i < all.length; i += 100) {
      apply(SUBSCRIBE, SELF, Arrays.copyOfRange(all, i, i + 100));
    }

    assertThatExceptionOfType(TooManySubscriptionsException.class)
        .isThrownBy(() -> apply(SUBSCRIBE, SELF, "w0", "one more"))
        .withMessageContaining("1000");
    assertThat(parts().subscriptions().size()).isLessThanOrEqualTo(Parts.MAX_SUBSCRIPTIONS);
    assertThat(subscribed()).doesNotContain("one more").hasSize(Parts.MAX_SUBSCRIPTIONS);

    apply(SUBSCRIBE, SELF, "w0", "w1");
    apply(UNSUBSCRIBE, SELF, "w0", "no subscription");
    apply(SUBSCRIBE, SELF, "one more");
    assertThat(subscribed()).contains("one more").doesNotContain("w0");
  }

  @Test
  void endAllEndsMoreThanOneSliceOldestFirst() {
    int count = SubscriptionRegistry.MAX_ENDED_AT_ONCE + 100;
    var all = IntStream.range(0, count).mapToObj(i -> "w" + i).toArray(String[]::new);
    for (int i = 0; i < all.length; i += 100) {
      apply(SUBSCRIBE, SELF, Arrays.copyOfRange(all, i, i + 100));
    }
    parts().bus().clear();

    var ended = await(parts().subscriptions().endAll(ANN, null));

    assertThat(List.copyOf(ended.values())).hasSize(count).isSorted();
    assertThat(parts().bus().messages()).hasSize(count);
    assertThat(subscribed()).isEmpty();
  }

  @Test
  void endAllEndsExactlyOneSlice() {
    var all =
        IntStream.range(0, SubscriptionRegistry.MAX_ENDED_AT_ONCE)
            .mapToObj(i -> "w" + i)
            .toArray(String[]::new);
    for (int i = 0; i < all.length; i += 100) {
      apply(SUBSCRIBE, SELF, Arrays.copyOfRange(all, i, i + 100));
    }

    assertThat(await(parts().subscriptions().endAll(ANN, null))).hasSize(all.length);
    assertThat(subscribed()).isEmpty();
  }

  @Test
  void subscribeAddsASubscription() {
    apply(SUBSCRIBE, SELF, "a");

    assertThat(subscribed()).containsExactly("a");
  }

  @Test
  void unsubscribeRemovesASubscription() {
    apply(SUBSCRIBE, SELF, "a", "b");

    apply(UNSUBSCRIBE, SELF, "a");

    assertThat(subscribed()).containsExactly("b");
  }

  @Test
  void aRepeatedSubscribeSucceedsWithANewNumberAndNotification() {
    apply(SUBSCRIBE, SELF, "a");

    assertThat(apply(SUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 2L));
    assertThat(parts().bus().messages())
        .containsExactly(
            new SubscriptionStateChange("a", Subscribed, 1, WireOwner.OWN),
            new SubscriptionStateChange("a", Subscribed, 2, WireOwner.OWN));
    assertThat(subscribed()).hasSize(1);
  }

  @Test
  void unsubscribeWithoutASubscriptionSucceeds() {
    assertThat(apply(UNSUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 1L));
    assertThat(apply(UNSUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 2L));
    assertThat(parts().bus().messages())
        .containsExactly(
            new SubscriptionStateChange("a", Unsubscribed, 1, WireOwner.OWN),
            new SubscriptionStateChange("a", Unsubscribed, 2, WireOwner.OWN));
  }

  @Test
  void aMessageNamesTheUserThatTheRequestNamed() {
    apply(SUBSCRIBE, new Owner.User("bob"), "a");

    assertThat(parts().bus().messages())
        .containsExactly(new SubscriptionStateChange("a", Subscribed, 1, WireOwner.user("bob")));
  }

  @Test
  void aMessageNamesTheAgentGroupThatTheRequestNamed() {
    apply(UNSUBSCRIBE, new Owner.AgentGroup("Sales"), "a");

    assertThat(parts().bus().messages())
        .containsExactly(
            new SubscriptionStateChange("a", Unsubscribed, 1, WireOwner.agentGroup("Sales")));
  }

  @Test
  void aMessageNamesThePlaceGroupThatTheRequestNamed() {
    apply(SUBSCRIBE, new Owner.PlaceGroup("Floor 1"), "a");

    assertThat(parts().bus().messages())
        .containsExactly(
            new SubscriptionStateChange("a", Subscribed, 1, WireOwner.placeGroup("Floor 1")));
  }

  @Test
  void theSubscriberIsNotifiedAndNotTheOwner() {
    apply(SUBSCRIBE, new Owner.User("bob"), "a");

    assertThat(parts().bus().published())
        .extracting(Notification::recipientId)
        .containsExactly(ANN);
  }

  @Test
  void theSameWorkbinOfAnotherOwnerIsAnotherSubscription() {
    apply(SUBSCRIBE, SELF, "a");
    apply(SUBSCRIBE, new Owner.User("bob"), "a");
    apply(SUBSCRIBE, new Owner.AgentGroup("Sales"), "a");
    apply(SUBSCRIBE, new Owner.PlaceGroup("Sales"), "a");

    assertThat(subscribed()).hasSize(4);
  }

  @Test
  void theCallersIdNamesTheSameSubscriptionAsNoOwner() {
    apply(SUBSCRIBE, new Owner.User(ANN), "a");

    apply(UNSUBSCRIBE, SELF, "a");

    assertThat(subscribed()).isEmpty();
  }

  @Test
  void aMessageNamesTheCallerIfTheRequestDoes() {
    apply(SUBSCRIBE, new Owner.User(ANN), "a");

    assertThat(parts().bus().messages())
        .containsExactly(new SubscriptionStateChange("a", Subscribed, 1, WireOwner.user(ANN)));
  }

  @Test
  void endAllNotifiesOfEachSubscription() {
    apply(SUBSCRIBE, SELF, "b");
    apply(SUBSCRIBE, new Owner.AgentGroup("Sales"), "a");
    parts().bus().clear();

    var ended = await(parts().subscriptions().endAll(ANN, null));

    assertThat(ended.values()).containsExactly(3L, 4L);
    assertThat(parts().bus().messages())
        .containsExactlyInAnyOrder(
            new SubscriptionStateChange("b", Unsubscribed, 3, WireOwner.OWN),
            new SubscriptionStateChange("a", Unsubscribed, 4, WireOwner.agentGroup("Sales")));
    assertThat(subscribed()).isEmpty();
  }

  @Test
  void endAllNotifiesOfTheReason() {
    apply(SUBSCRIBE, SELF, "a");
    parts().bus().clear();

    await(parts().subscriptions().endAll(ANN, EndReason.UserRemoved));

    assertThat(parts().bus().messages())
        .containsExactly(
            SubscriptionStateChange.ended("a", 2, WireOwner.OWN, EndReason.UserRemoved));
  }

  @Test
  void endNotifiesOfTheGivenSubscriptionsOnly() {
    var group = new Owner.AgentGroup("Sales");
    apply(SUBSCRIBE, SELF, "a", "b");
    apply(SUBSCRIBE, group, "a");
    parts().bus().clear();

    var ended =
        await(
            parts()
                .subscriptions()
                .end(
                    ANN,
                    Set.of(new WorkbinRef("a", group), new WorkbinRef("c", group)),
                    EndReason.PermissionRevoked));

    assertThat(ended).containsExactly(Map.entry(new WorkbinRef("a", group), 4L));
    assertThat(parts().bus().messages())
        .containsExactly(
            SubscriptionStateChange.ended(
                "a", 4, WireOwner.agentGroup("Sales"), EndReason.PermissionRevoked));
    assertThat(await(parts().subscriptions().of(ANN)))
        .extracting(Subscription::workbinRef)
        .containsExactlyInAnyOrder(WorkbinRef.of(ANN, "a", SELF), WorkbinRef.of(ANN, "b", SELF));
  }

  @Test
  void endOfNothingEndsNothing() {
    apply(SUBSCRIBE, SELF, "a");

    var ended = await(parts().subscriptions().end(ANN, Set.of(), EndReason.PermissionRevoked));

    assertThat(ended).isEmpty();
    assertThat(subscribed()).containsExactly("a");
  }

  @Test
  void endAllWithoutSubscriptionsTakesNoNumber() {
    assertThat(await(parts().subscriptions().endAll(ANN, null))).isEmpty();

    assertThat(apply(SUBSCRIBE, SELF, "a")).containsExactly(Map.entry("a", 1L));
  }

  @Test
  void endAllKeepsSubscriptionsOfOtherUsers() {
    apply(SUBSCRIBE, SELF, "a");

    await(parts().subscriptions().endAll("bob", null));

    assertThat(subscribed()).containsExactly("a");
  }

  @Test
  void aCommandWithoutWorkbinsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SubscriptionCommand(ANN, SUBSCRIBE, SELF, List.of()));
  }

  private Map<String, Long> apply(Operation operation, Owner owner, String... workbinIds) {
    return await(
        parts()
            .subscriptions()
            .apply(new SubscriptionCommand(ANN, operation, owner, List.of(workbinIds))));
  }

  private List<String> subscribed() {
    return await(parts().subscriptions().of(ANN)).stream()
        .map(s -> s.workbinRef().workbinId())
        .toList();
  }
}
