package io.workbins.workbin;

import static io.workbins.Parts.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.Parts;
import io.workbins.notification.ContentChange;
import io.workbins.notification.NotificationMessage;
import io.workbins.notification.SubscriptionStateChange;
import io.workbins.notification.SubscriptionStateChange.State;
import io.workbins.notification.Threads;
import io.workbins.subscription.Owner;
import io.workbins.subscription.SubscriptionCommand;
import io.workbins.subscription.SubscriptionCommand.Operation;
import io.workbins.subscription.WorkbinRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Interactions are added and pulled while a user subscribes and unsubscribes. */
@Timeout(60)
public abstract class EventsUnderLoadContract {

  private static final Owner SALES = new Owner.AgentGroup("Sales");
  private static final WorkbinRef WORKBIN = new WorkbinRef("drafts", SALES);

  private final AtomicInteger busy = new AtomicInteger(3);

  /** An implementation without data. */
  protected abstract Parts parts();

  /** How often each of three threads adds and pulls an interaction. */
  protected int turns() {
    return 2_000;
  }

  /** Ann subscribes and unsubscribes. Bob stays subscribed: his events are the reference. */
  @RepeatedTest(5)
  void aUserReceivesExactlyTheEventsDuringSubscriptions() {
    apply("bob", Operation.SUBSCRIBE);

    Threads.atOnce(
        4,
        thread -> {
          if (thread == 0) {
            subscribeAndUnsubscribe();
          } else {
            for (int i = 0; i < turns(); i++) {
              addAndPull("mail " + thread);
            }
            busy.decrementAndGet();
          }
        });

    assertThat(eventsOf("ann")).isNotEmpty().isEqualTo(expectedEventsOfAnn());
  }

  /** Each subscription lasts until some messages were published. */
  private void subscribeAndUnsubscribe() {
    while (busy.get() > 0) {
      apply("ann", Operation.SUBSCRIBE);
      int before = parts().bus().published().size();
      while (busy.get() > 0 && parts().bus().published().size() < before + 5) {
        Thread.onSpinWait();
      }
      apply("ann", Operation.UNSUBSCRIBE);
    }
  }

  private List<Long> expectedEventsOfAnn() {
    var messages = messagesOf("ann");
    var expected = new ArrayList<Long>();
    int next = 0;
    boolean isSubscribed = false;
    for (long event : eventsOf("bob")) {
      while (next < messages.size() && messages.get(next).referenceId() < event) {
        if (messages.get(next) instanceof SubscriptionStateChange change) {
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
        .map(NotificationMessage::referenceId)
        .toList();
  }

  private List<NotificationMessage> messagesOf(String userId) {
    return parts().bus().messagesOf(userId);
  }

  private void apply(String userId, Operation operation) {
    await(
        parts()
            .subscriptions()
            .apply(new SubscriptionCommand(userId, operation, SALES, List.of("drafts"))));
  }

  private void addAndPull(String id) {
    var mail = Interaction.received(MediaType.EMAIL, id, Instant.EPOCH, "{}");
    await(parts().workbins().add(WORKBIN, mail));
    await(parts().workbins().pull(WORKBIN, id));
  }
}
