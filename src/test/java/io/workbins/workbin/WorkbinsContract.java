package io.workbins.workbin;

import static io.workbins.Parts.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.workbins.Parts;
import io.workbins.notification.ContentChange;
import io.workbins.notification.ContentChange.Action;
import io.workbins.notification.Notification;
import io.workbins.notification.Threads;
import io.workbins.notification.WireOwner;
import io.workbins.subscription.Owner;
import io.workbins.subscription.SubscriptionCommand;
import io.workbins.subscription.SubscriptionCommand.Operation;
import io.workbins.subscription.WorkbinRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of all implementations of {@link Workbins}. */
public abstract class WorkbinsContract {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final WorkbinRef ANNS = WorkbinRef.of("ann", "drafts", new Owner.Self());
  private static final WorkbinRef SALES = new WorkbinRef("drafts", new Owner.AgentGroup("Sales"));
  private static final WorkbinRef ANNS_OTHER = WorkbinRef.of("ann", "sent", new Owner.Self());
  private static final int LARGE = 60_000;
  private static final Interaction MAIL = Interaction.received(MediaType.EMAIL, "mail", NOON, "{}");

  /** An implementation without data. */
  protected abstract Parts parts();

  @Test
  void addStoresAnInteraction() {
    assertThat(await(parts().workbins().add(ANNS, MAIL))).isEqualTo(1);

    assertThat(await(parts().workbins().content(ANNS))).containsExactly(MAIL);
  }

  @Test
  void pullRemovesAnInteraction() {
    await(parts().workbins().add(ANNS, MAIL));

    assertThat(await(parts().workbins().pull(ANNS, "mail", MediaType.EMAIL))).isEqualTo(2);

    assertThat(await(parts().workbins().content(ANNS))).isEmpty();
  }

  @Test
  void addOfAnExistingInteractionIsRefused() {
    await(parts().workbins().add(ANNS, MAIL));
    subscribe("ann", ANNS);

    assertThatExceptionOfType(ContentConflictException.class)
        .isThrownBy(() -> await(parts().workbins().add(ANNS, MAIL)));

    assertThat(await(parts().workbins().content(ANNS))).containsExactly(MAIL);
    assertThat(events()).isEmpty();
  }

  @Test
  void pullOfAMissingInteractionIsRefused() {
    subscribe("ann", ANNS);

    assertThatExceptionOfType(ContentConflictException.class)
        .isThrownBy(() -> await(parts().workbins().pull(ANNS, "mail")));

    assertThat(events()).isEmpty();
  }

  @Test
  void anEmailIsNotPulledAsAChat() {
    await(parts().workbins().add(ANNS, MAIL));

    assertThatExceptionOfType(ContentConflictException.class)
        .isThrownBy(() -> await(parts().workbins().pull(ANNS, "mail", MediaType.CHAT)));

    assertThat(await(parts().workbins().content(ANNS))).containsExactly(MAIL);
  }

  @Test
  void pullWithoutAMediaTypeMatchesAnyInteraction() {
    await(parts().workbins().add(ANNS, MAIL));

    await(parts().workbins().pull(ANNS, "mail"));

    assertThat(await(parts().workbins().content(ANNS))).isEmpty();
  }

  @Test
  void theSameWorkbinOfAnotherOwnerHasItsOwnContent() {
    await(parts().workbins().add(ANNS, MAIL));

    assertThat(await(parts().workbins().content(SALES))).isEmpty();
  }

  @Test
  void subscribersAreNotifiedOfEachChange() {
    subscribe("bob", SALES);

    await(parts().workbins().add(SALES, MAIL));
    await(parts().workbins().pull(SALES, "mail"));

    var stateResource = Map.of("emailStateResourceV2", MAIL);
    var sales = WireOwner.agentGroup("Sales");
    assertThat(events())
        .containsExactly(
            new Notification(
                "bob", new ContentChange(Action.ItemAdded, "drafts", 2, sales, stateResource)),
            new Notification(
                "bob", new ContentChange(Action.ItemRemoved, "drafts", 3, sales, stateResource)));
  }

  @Test
  void onlyMessagesToOtherUsersNameTheOwner() {
    subscribe("ann", ANNS);
    subscribe("sue", ANNS);

    await(parts().workbins().add(ANNS, MAIL));

    assertThat(events())
        .extracting(Notification::recipientId, n -> ((ContentChange) n.message()).owner())
        .containsExactlyInAnyOrder(
            tuple("ann", WireOwner.OWN), tuple("sue", WireOwner.user("ann")));
  }

  @Test
  void subscribersOfAnotherOwnersWorkbinAreNotNotified() {
    subscribe("ann", ANNS);

    await(parts().workbins().add(SALES, MAIL));

    assertThat(events()).isEmpty();
  }

  @Test
  void onlyOneOfSeveralConcurrentPullsSucceeds() {
    for (int round = 0; round < 50; round++) {
      await(parts().workbins().add(SALES, MAIL));
      var successes = new AtomicInteger();

      Threads.atOnce(
          4,
          thread -> {
            try {
              await(parts().workbins().pull(SALES, "mail"));
              successes.incrementAndGet();
            } catch (ContentConflictException e) {
              // another thread pulled the interaction
            }
          });

      assertThat(successes).hasValue(1);
    }
  }

  @Test
  void addToAFullWorkbinIsRefused() {
    for (int i = 0; i < Workbins.MAX_INTERACTIONS; i++) {
      await(
          parts()
              .workbins()
              .add(ANNS, Interaction.received(MediaType.CHAT, "chat " + i, NOON, "{}")));
    }

    assertThatExceptionOfType(ContentConflictException.class)
        .isThrownBy(() -> await(parts().workbins().add(ANNS, MAIL)))
        .withMessageContaining("10000");
  }

  @Test
  void aWorkbinTakesAsManyBytesAsItsLimit() {
    int added = fill(ANNS);

    assertThat((long) added * LARGE).isBetween(3_500_000L, Parts.CONTENT.perWorkbin());
    assertFull(ANNS, "This workbin is full: its interactions may have 4000000 bytes.");
  }

  @Test
  void theWorkbinsOfAnOwnerTakeAsManyBytesAsItsLimit() {
    fill(ANNS);
    fill(ANNS_OTHER);

    assertFull(
        ANNS_OTHER, "The workbins of this owner are full: their interactions may have 5000000");
    await(parts().workbins().add(SALES, large("of another owner")));
  }

  @Test
  void allWorkbinsTakeAsManyBytesAsTheirLimit() {
    fill(ANNS);
    fill(ANNS_OTHER);
    fill(SALES);

    assertFull(SALES, "All workbins are full: their interactions may have 6000000 bytes.");
  }

  @Test
  void aPulledInteractionMakesRoom() {
    int added = fill(ANNS);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < added; i++) {
        await(parts().workbins().pull(ANNS, "mail " + i));
      }

      assertThat(fill(ANNS)).isEqualTo(added);
    }
  }

  @Test
  void aClearedWorkbinMakesRoom() {
    int added = fill(ANNS);
    await(parts().workbins().clear(ANNS));

    assertThat(await(parts().workbins().content(ANNS))).isEmpty();
    assertThat(fill(ANNS)).isEqualTo(added);
  }

  @Test
  void aRefusedInteractionTakesNoRoom() {
    await(parts().workbins().add(ANNS, large("there")));
    for (int i = 0; i < 100; i++) {
      assertThatExceptionOfType(ContentConflictException.class)
          .isThrownBy(() -> await(parts().workbins().add(ANNS, large("there"))));
    }

    await(parts().workbins().add(ANNS, large("another")));
  }

  @Test
  void smallInteractionsTakeRoomForTheirIds() {
    var id = "i".repeat(196);
    assertThatExceptionOfType(ContentConflictException.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 9_999; i++) {
                await(
                    parts()
                        .workbins()
                        .add(ANNS, Interaction.received(MediaType.CHAT, id + i, NOON, "{}")));
              }
            })
        .withMessageStartingWith("This workbin is full");
  }

  /** Adds interactions until one is refused. Returns the number of those added. */
  private int fill(WorkbinRef workbinRef) {
    for (int i = 0; ; i++) {
      try {
        await(parts().workbins().add(workbinRef, large("mail " + i)));
      } catch (ContentConflictException e) {
        assertThat(e.reason()).isEqualTo(ContentConflictException.Reason.FULL);
        return i;
      }
    }
  }

  private void assertFull(WorkbinRef workbinRef, String message) {
    assertThatExceptionOfType(ContentConflictException.class)
        .isThrownBy(() -> await(parts().workbins().add(workbinRef, large("one more"))))
        .withMessageStartingWith(message);
  }

  private static Interaction large(String id) {
    return Interaction.received(
        MediaType.EMAIL, id, NOON, "{\"text\":\"%s\"}".formatted("x".repeat(LARGE)));
  }

  private void subscribe(String userId, WorkbinRef workbinRef) {
    await(
        parts()
            .subscriptions()
            .apply(
                new SubscriptionCommand(
                    userId,
                    Operation.SUBSCRIBE,
                    workbinRef.owner(),
                    List.of(workbinRef.workbinId()))));
  }

  private List<Notification> events() {
    return parts().bus().published().stream()
        .filter(notification -> notification.message() instanceof ContentChange)
        .toList();
  }
}
