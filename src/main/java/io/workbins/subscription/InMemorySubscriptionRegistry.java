package io.workbins.subscription;

import io.workbins.notification.EventLog;
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

/** Subscriptions in the memory of one process. Each change is an entry of the event log. */
@Singleton
@Typed(InMemorySubscriptionRegistry.class)
public class InMemorySubscriptionRegistry implements SubscriptionRegistry {

  private final SubscriptionIndex registry;
  private final EventLog eventLog;
  private final InMemoryAbsences absences;
  private final Clock clock;

  @Inject
  public InMemorySubscriptionRegistry(
      SubscriptionIndex registry, EventLog eventLog, InMemoryAbsences absences) {
    this(registry, eventLog, absences, Clock.systemUTC());
  }

  InMemorySubscriptionRegistry(
      SubscriptionIndex registry, EventLog eventLog, InMemoryAbsences absences, Clock clock) {
    this.registry = registry;
    this.eventLog = eventLog;
    this.absences = absences;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Map<String, Long>> apply(SubscriptionCommand command) {
    return eventLog.append(
        entry -> {
          var referenceIds = new LinkedHashMap<String, Long>();
          long referenceId = entry.take(command.workbinIds().size());
          for (var workbinId : command.workbinIds()) {
            var state = change(command, workbinId);
            entry.notify(
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
  public CompletionStage<Map<WorkbinRef, Long>> endAll(String subscriberId) {
    return eventLog.append(
        entry -> {
          var referenceIds = new LinkedHashMap<WorkbinRef, Long>();
          var all = registry.of(subscriberId);
          long referenceId = all.isEmpty() ? 0 : entry.take(all.size());
          for (var subscription : all) {
            var workbinRef = subscription.workbinRef();
            registry.remove(subscriberId, workbinRef);
            entry.notify(
                subscriberId,
                new SubscriptionStateChange(
                    workbinRef.workbinId(),
                    State.Unsubscribed,
                    referenceId,
                    workbinRef.nameFor(subscriberId)));
            referenceIds.put(workbinRef, referenceId++);
          }
          return CompletableFuture.completedFuture(Collections.unmodifiableMap(referenceIds));
        });
  }

  private State change(SubscriptionCommand command, String workbinId) {
    var workbinRef = WorkbinRef.of(command.subscriberId(), workbinId, command.owner());
    return switch (command.operation()) {
      case SUBSCRIBE -> {
        registry.add(command.subscriberId(), workbinRef, clock.instant());
        absences.subscribed(command.subscriberId());
        yield State.Subscribed;
      }
      case UNSUBSCRIBE -> {
        registry.remove(command.subscriberId(), workbinRef);
        yield State.Unsubscribed;
      }
    };
  }
}
