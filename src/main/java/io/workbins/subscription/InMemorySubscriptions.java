package io.workbins.subscription;

import io.workbins.notification.Journal;
import io.workbins.notification.SubscriptionStateChange;
import io.workbins.notification.SubscriptionStateChange.State;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Subscriptions in the memory of one process. Each change is an entry of the journal. */
@Singleton
@Typed(InMemorySubscriptions.class)
public class InMemorySubscriptions implements Subscriptions {

  private final InMemoryRegistry registry;
  private final Journal journal;
  private final InMemoryAbsences absences;
  private final Clock clock;

  @Inject
  public InMemorySubscriptions(
      InMemoryRegistry registry, Journal journal, InMemoryAbsences absences) {
    this(registry, journal, absences, Clock.systemUTC());
  }

  InMemorySubscriptions(
      InMemoryRegistry registry, Journal journal, InMemoryAbsences absences, Clock clock) {
    this.registry = registry;
    this.journal = journal;
    this.absences = absences;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Map<String, Long>> apply(Command command) {
    return journal.enter(
        entry -> {
          var referenceIds = new LinkedHashMap<String, Long>();
          long referenceId = entry.take(command.workbinIds().size());
          for (var workbinId : command.workbinIds()) {
            var state = change(command, workbinId);
            entry.tell(
                command.subscriberId(),
                new SubscriptionStateChange(workbinId, state, referenceId, command.owner().name()));
            referenceIds.put(workbinId, referenceId++);
          }
          return CompletableFuture.completedFuture(Collections.unmodifiableMap(referenceIds));
        });
  }

  @Override
  public CompletionStage<List<Subscription>> of(String subscriberId) {
    return CompletableFuture.completedFuture(registry.of(subscriberId));
  }

  @Override
  public long size() {
    return registry.size();
  }

  @Override
  public CompletionStage<Map<Container, Long>> endAll(String subscriberId) {
    return journal.enter(
        entry -> {
          var referenceIds = new LinkedHashMap<Container, Long>();
          var all = registry.of(subscriberId);
          long referenceId = all.isEmpty() ? 0 : entry.take(all.size());
          for (var subscription : all) {
            var container = subscription.container();
            registry.remove(subscriberId, container);
            entry.tell(
                subscriberId,
                new SubscriptionStateChange(
                    container.workbinId(),
                    State.Unsubscribed,
                    referenceId,
                    container.nameFor(subscriberId)));
            referenceIds.put(container, referenceId++);
          }
          return CompletableFuture.completedFuture(Collections.unmodifiableMap(referenceIds));
        });
  }

  private State change(Command command, String workbinId) {
    var container = Container.of(command.subscriberId(), workbinId, command.owner());
    return switch (command.operation()) {
      case SUBSCRIBE -> {
        registry.add(command.subscriberId(), container, clock.instant());
        absences.subscribed(command.subscriberId());
        yield State.Subscribed;
      }
      case UNSUBSCRIBE -> {
        registry.remove(command.subscriberId(), container);
        yield State.Unsubscribed;
      }
    };
  }
}
