package io.workbins.workbin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.workbins.notification.ContentChange;
import io.workbins.notification.ContentChange.Action;
import io.workbins.notification.InMemoryReferenceNumbers;
import io.workbins.notification.Journal;
import io.workbins.notification.Notification;
import io.workbins.notification.OwnerName;
import io.workbins.notification.RecordingBus;
import io.workbins.notification.Threads;
import io.workbins.subscription.Container;
import io.workbins.subscription.InMemoryRegistry;
import io.workbins.subscription.Owner;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How interactions come and go, and who hears of it. */
class WorkbinsTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Container ANNS = Container.of("ann", "drafts", new Owner.Self());
  private static final Container SALES = new Container("drafts", new Owner.AgentGroup("Sales"));
  private static final Interaction MAIL = Interaction.received(Media.EMAIL, "mail", NOON, Map.of());

  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final RecordingBus bus = new RecordingBus();
  private final Workbins workbins =
      new Workbins(
          new InMemoryContents(), registry, new Journal(new InMemoryReferenceNumbers(), bus));

  @Test
  void whatIsAddedIsThere() {
    assertThat(workbins.add(ANNS, MAIL)).isEqualTo(1);

    assertThat(workbins.content(ANNS)).containsExactly(MAIL);
  }

  @Test
  void whatIsPulledIsThereNoLonger() {
    workbins.add(ANNS, MAIL);

    assertThat(workbins.pull(ANNS, "mail", Media.EMAIL)).isEqualTo(2);

    assertThat(workbins.content(ANNS)).isEmpty();
  }

  @Test
  void whatIsThereCannotBeAdded() {
    workbins.add(ANNS, MAIL);
    registry.add("ann", ANNS, NOON);

    assertThatExceptionOfType(ContentConflict.AlreadyThere.class)
        .isThrownBy(() -> workbins.add(ANNS, MAIL));

    assertThat(workbins.content(ANNS)).containsExactly(MAIL);
    assertThat(bus.published()).isEmpty();
  }

  @Test
  void whatIsNotThereCannotBePulled() {
    registry.add("ann", ANNS, NOON);

    assertThatExceptionOfType(ContentConflict.NotThere.class)
        .isThrownBy(() -> workbins.pull(ANNS, "mail"));

    assertThat(bus.published()).isEmpty();
  }

  @Test
  void anEmailIsNotPulledAsAChat() {
    workbins.add(ANNS, MAIL);

    assertThatExceptionOfType(ContentConflict.NotThere.class)
        .isThrownBy(() -> workbins.pull(ANNS, "mail", Media.CHAT));

    assertThat(workbins.content(ANNS)).containsExactly(MAIL);
  }

  @Test
  void anInteractionIsPulledWhateverItsMedia() {
    workbins.add(ANNS, MAIL);

    workbins.pull(ANNS, "mail");

    assertThat(workbins.content(ANNS)).isEmpty();
  }

  @Test
  void theSameWorkbinOfAnotherOwnerHasItsOwnContent() {
    workbins.add(ANNS, MAIL);

    assertThat(workbins.content(SALES)).isEmpty();
  }

  @Test
  void whoSubscribedHearsOfEachChange() {
    registry.add("bob", SALES, NOON);

    workbins.add(SALES, MAIL);
    workbins.pull(SALES, "mail");

    var stateResource = Map.of("emailStateResourceV2", MAIL);
    var sales = OwnerName.agentGroup("Sales");
    assertThat(bus.published())
        .containsExactly(
            new Notification(
                "bob", new ContentChange(Action.ItemAdded, "drafts", 1, sales, stateResource)),
            new Notification(
                "bob", new ContentChange(Action.ItemRemoved, "drafts", 2, sales, stateResource)));
  }

  @Test
  void theOwnerIsToldThatItIsItsOwnAndASupervisorWhoseItIs() {
    registry.add("ann", ANNS, NOON);
    registry.add("sue", ANNS, NOON);

    workbins.add(ANNS, MAIL);

    assertThat(bus.published())
        .extracting(Notification::recipientId, n -> ((ContentChange) n.message()).owner())
        .containsExactlyInAnyOrder(
            tuple("ann", OwnerName.OWN), tuple("sue", OwnerName.user("ann")));
  }

  @Test
  void whoSubscribedToAnotherOwnersWorkbinHearsNothing() {
    registry.add("ann", ANNS, NOON);

    workbins.add(SALES, MAIL);

    assertThat(bus.published()).isEmpty();
  }

  @Test
  void ofManyWhoPullAtOnceExactlyOneGetsIt() {
    for (int round = 0; round < 50; round++) {
      workbins.add(SALES, MAIL);
      var got = new AtomicInteger();

      Threads.atOnce(
          4,
          thread -> {
            try {
              workbins.pull(SALES, "mail");
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
      workbins.add(ANNS, Interaction.received(Media.CHAT, "chat " + i, NOON, Map.of()));
    }

    assertThatExceptionOfType(ContentConflict.Full.class)
        .isThrownBy(() -> workbins.add(ANNS, MAIL))
        .withMessageContaining("10000");
  }
}
