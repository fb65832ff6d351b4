package io.workbins.workbin;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.notification.ContentChange;
import io.workbins.notification.InMemoryReferenceNumbers;
import io.workbins.notification.Journal;
import io.workbins.notification.Message;
import io.workbins.notification.Presence;
import io.workbins.notification.RecordingBus;
import io.workbins.notification.SubscriptionStateChange;
import io.workbins.notification.SubscriptionStateChange.State;
import io.workbins.notification.Threads;
import io.workbins.subscription.Absences;
import io.workbins.subscription.Command;
import io.workbins.subscription.Container;
import io.workbins.subscription.InMemoryRegistry;
import io.workbins.subscription.Operation;
import io.workbins.subscription.Owner;
import io.workbins.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Interactions come and go while a user subscribes and unsubscribes, all at once. */
@Timeout(60)
class EventsUnderLoadTest {

  private static final Owner SALES = new Owner.AgentGroup("Sales");
  private static final Container CONTAINER = new Container("drafts", SALES);
  private static final int TURNS = 2_000;

  private final AtomicInteger busy = new AtomicInteger(3);
  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final RecordingBus bus = new RecordingBus();
  private final Journal journal = new Journal(new InMemoryReferenceNumbers(), bus);
  private final Subscriptions subscriptions =
      new Subscriptions(
          registry, journal, new Absences(new Presence(), Duration.ZERO, Clock.systemUTC()));
  private final Workbins workbins = new Workbins(new InMemoryContents(), registry, journal);

  /** Ann comes and goes; Bob stays, and so hears what there is to hear. */
  @RepeatedTest(5)
  void aUserHearsAllThatHappensWhileItIsSubscribedAndNothingElse() {
    apply("bob", Operation.SUBSCRIBE);

    Threads.atOnce(
        4,
        thread -> {
          if (thread == 0) {
            comeAndGo();
          } else {
            for (int i = 0; i < TURNS; i++) {
              addAndPull("mail " + thread);
            }
            busy.decrementAndGet();
          }
        });

    assertThat(eventsOf("ann")).isNotEmpty().isEqualTo(whatAnnShouldHear());
  }

  /** Stays each time until something has happened, so that there is something to hear. */
  private void comeAndGo() {
    while (busy.get() > 0) {
      apply("ann", Operation.SUBSCRIBE);
      int before = bus.published().size();
      while (busy.get() > 0 && bus.published().size() < before + 5) {
        Thread.onSpinWait();
      }
      apply("ann", Operation.UNSUBSCRIBE);
    }
  }

  private List<Long> whatAnnShouldHear() {
    var anns = messagesOf("ann");
    var expected = new ArrayList<Long>();
    int next = 0;
    boolean isSubscribed = false;
    for (long event : eventsOf("bob")) {
      while (next < anns.size() && anns.get(next).referenceId() < event) {
        if (anns.get(next) instanceof SubscriptionStateChange change) {
          isSubscribed = change.stateResource() == State.Subscribed;
        }
        next++;
      }
      if (isSubscribed) {
        expected.add(event);
      }
    }
    return expected;
  }

  private List<Long> eventsOf(String userId) {
    return messagesOf(userId).stream()
        .filter(ContentChange.class::isInstance)
        .map(Message::referenceId)
        .toList();
  }

  private List<Message> messagesOf(String userId) {
    return bus.messagesOf(userId);
  }

  private void apply(String userId, Operation operation) {
    subscriptions.apply(new Command(userId, operation, SALES, List.of("drafts")));
  }

  private void addAndPull(String id) {
    workbins.add(CONTAINER, Interaction.received(Media.EMAIL, id, Instant.EPOCH, Map.of()));
    workbins.pull(CONTAINER, id);
  }
}
