package io.workbins.workbin;

import static io.workbins.Parts.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.workbins.Parts;
import io.workbins.notification.ContentChange;
import io.workbins.notification.ContentChange.Action;
import io.workbins.notification.Notification;
import io.workbins.notification.OwnerName;
import io.workbins.notification.Threads;
import io.workbins.subscription.Command;
import io.workbins.subscription.Container;
import io.workbins.subscription.Operation;
import io.workbins.subscription.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How interactions come and go, and who hears of it, wherever they are kept. */
public abstract class WorkbinsContract {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Container ANNS = Container.of("ann", "drafts", new Owner.Self());
  private static final Container SALES = new Container("drafts", new Owner.AgentGroup("Sales"));
  private static final Interaction MAIL = Interaction.received(Media.EMAIL, "mail", NOON, Map.of());

  /** A house that nothing has happened in. */
  protected abstract Parts parts();

  @Test
  void whatIsAddedIsThere() {
    assertThat(await(parts().workbins().add(ANNS, MAIL))).isEqualTo(1);

    assertThat(await(parts().workbins().content(ANNS))).containsExactly(MAIL);
  }

  @Test
  void whatIsPulledIsThereNoLonger() {
    await(parts().workbins().add(ANNS, MAIL));

    assertThat(await(parts().workbins().pull(ANNS, "mail", Media.EMAIL))).isEqualTo(2);

    assertThat(await(parts().workbins().content(ANNS))).isEmpty();
  }

  @Test
  void whatIsThereCannotBeAdded() {
    await(parts().workbins().add(ANNS, MAIL));
    subscribe("ann", ANNS);

    assertThatExceptionOfType(ContentConflict.AlreadyThere.class)
        .isThrownBy(() -> await(parts().workbins().add(ANNS, MAIL)));

    assertThat(await(parts().workbins().content(ANNS))).containsExactly(MAIL);
    assertThat(events()).isEmpty();
  }

  @Test
  void whatIsNotThereCannotBePulled() {
    subscribe("ann", ANNS);

    assertThatExceptionOfType(ContentConflict.NotThere.class)
        .isThrownBy(() -> await(parts().workbins().pull(ANNS, "mail")));

    assertThat(events()).isEmpty();
  }

  @Test
  void anEmailIsNotPulledAsAChat() {
    await(parts().workbins().add(ANNS, MAIL));

    assertThatExceptionOfType(ContentConflict.NotThere.class)
        .isThrownBy(() -> await(parts().workbins().pull(ANNS, "mail", Media.CHAT)));

    assertThat(await(parts().workbins().content(ANNS))).containsExactly(MAIL);
  }

  @Test
  void anInteractionIsPulledWhateverItsMedia() {
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
  void whoSubscribedHearsOfEachChange() {
    subscribe("bob", SALES);

    await(parts().workbins().add(SALES, MAIL));
    await(parts().workbins().pull(SALES, "mail"));

    var stateResource = Map.of("emailStateResourceV2", MAIL);
    var sales = OwnerName.agentGroup("Sales");
    assertThat(events())
        .containsExactly(
            new Notification(
                "bob", new ContentChange(Action.ItemAdded, "drafts", 2, sales, stateResource)),
            new Notification(
                "bob", new ContentChange(Action.ItemRemoved, "drafts", 3, sales, stateResource)));
  }

  @Test
  void theOwnerIsToldThatItIsItsOwnAndASupervisorWhoseItIs() {
    subscribe("ann", ANNS);
    subscribe("sue", ANNS);

    await(parts().workbins().add(ANNS, MAIL));

    assertThat(events())
        .extracting(Notification::recipientId, n -> ((ContentChange) n.message()).owner())
        .containsExactlyInAnyOrder(
            tuple("ann", OwnerName.OWN), tuple("sue", OwnerName.user("ann")));
  }

  @Test
  void whoSubscribedToAnotherOwnersWorkbinHearsNothing() {
    subscribe("ann", ANNS);

    await(parts().workbins().add(SALES, MAIL));

    assertThat(events()).isEmpty();
  }

  @Test
  void ofManyWhoPullAtOnceExactlyOneGetsIt() {
    for (int round = 0; round < 50; round++) {
      await(parts().workbins().add(SALES, MAIL));
      var got = new AtomicInteger();

      Threads.atOnce(
          4,
          thread -> {
            try {
              await(parts().workbins().pull(SALES, "mail"));
              got.incrementAndGet();
            } catch (ContentConflict.NotThere e) {
              // somebody else got it
            }
          });

      assertThat(got).hasValue(1);
    }
  }

  @Test
  void aFullWorkbinTakesNoMore() {
    for (int i = 0; i < Workbins.MOST; i++) {
      await(
          parts()
              .workbins()
              .add(ANNS, Interaction.received(Media.CHAT, "chat " + i, NOON, Map.of())));
    }

    assertThatExceptionOfType(ContentConflict.Full.class)
        .isThrownBy(() -> await(parts().workbins().add(ANNS, MAIL)))
        .withMessageContaining("10000");
  }

  private void subscribe(String userId, Container container) {
    await(
        parts()
            .subscriptions()
            .apply(
                new Command(
                    userId,
                    Operation.SUBSCRIBE,
                    container.owner(),
                    List.of(container.workbinId()))));
  }

  private List<Notification> events() {
    return parts().told().published().stream()
        .filter(notification -> notification.message() instanceof ContentChange)
        .toList();
  }
}
