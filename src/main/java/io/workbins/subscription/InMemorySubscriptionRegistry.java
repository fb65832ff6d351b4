package io.workbins.subscription;

import io.workbins.notification.EndReason;
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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Subscriptions of a single node, in memory. Each change is an entry of the event log. */
@Singleton
@Typed(InMemorySubscriptionRegistry.class)
public class InMemorySubscriptionRegistry implements SubscriptionRegistry {

  private final SubscriptionIndex index;
  private final EventLog eventLog;
  private final InMemoryAbsences absences;
  private final NextTurn nextTurn;
  private final int maxPerUser;
  private final Clock clock;

  @Inject
  public InMemorySubscriptionRegistry(
      SubscriptionIndex index,
      EventLog eventLog,
      InMemoryAbsences absences,
      SubscriptionConfig config,
      NextTurn nextTurn) {
    this(index, eventLog, absences, nextTurn, config.maxPerUser(), Clock.systemUTC());
  }

  public InMemorySubscriptionRegistry(
      SubscriptionIndex index,
      EventLog eventLog,
      InMemoryAbsences absences,
      NextTurn nextTurn,
      int maxPerUser,
      Clock clock) {
    this.nextTurn = nextTurn;
    this.maxPerUser = maxPerUser;
    this.index = index;
    this.eventLog = eventLog;
    this.absences = absences;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Map<String, Long>> apply(SubscriptionCommand command) {
    return eventLog.append(
        entry -> {
          if (isTooMany(command)) {
            return CompletableFuture.failedFuture(new TooManySubscriptionsException(maxPerUser));
          }
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
    return CompletableFuture.completedFuture(index.of(subscriberId));
  }

  @Override
  public long size() {
    return index.size();
  }

  @Override
  public CompletionStage<Map<WorkbinRef, Long>> endAll(
      String subscriberId, @Nullable EndReason reason) {
    return end(subscriberId, workbinRef -> true, reason);
  }

  @Override
  public CompletionStage<Map<WorkbinRef, Long>> end(
      String subscriberId, Set<WorkbinRef> workbinRefs, EndReason reason) {
    return end(subscriberId, workbinRefs::contains, reason);
  }

  private CompletionStage<Map<WorkbinRef, Long>> end(
      String subscriberId, Predicate<WorkbinRef> filter, @Nullable EndReason reason) {
    var done = new CompletableFuture<Map<WorkbinRef, Long>>();
    endSlices(subscriberId, filter, reason, new LinkedHashMap<>(), done);
    return done;
  }

  private void endSlices(
      String subscriberId,
      Predicate<WorkbinRef> filter,
      @Nullable EndReason reason,
      Map<WorkbinRef, Long> ended,
      CompletableFuture<Map<WorkbinRef, Long>> done) {
    try {
      var slice = endSlice(subscriberId, filter, reason);
      ended.putAll(slice);
      if (slice.size() < MAX_ENDED_AT_ONCE) {
        done.complete(Collections.unmodifiableMap(ended));
      } else {
        nextTurn.run(() -> endSlices(subscriberId, filter, reason, ended, done));
      }
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private Map<WorkbinRef, Long> endSlice(
      String subscriberId, Predicate<WorkbinRef> filter, @Nullable EndReason reason) {
    return eventLog.append(
        entry -> {
          var referenceIds = new LinkedHashMap<WorkbinRef, Long>();
          var ended =
              index.of(subscriberId).stream()
                  .map(Subscription::workbinRef)
                  .filter(filter)
                  .limit(MAX_ENDED_AT_ONCE)
                  .toList();
          long referenceId = ended.isEmpty() ? 0 : entry.take(ended.size());
          for (var workbinRef : ended) {
            index.remove(subscriberId, workbinRef);
            entry.notify(
                subscriberId,
                SubscriptionStateChange.ended(
                    workbinRef.workbinId(), referenceId, workbinRef.nameFor(subscriberId), reason));
            referenceIds.put(workbinRef, referenceId++);
          }
          return referenceIds;
        });
  }

  private boolean isTooMany(SubscriptionCommand command) {
    return command.operation() == SubscriptionCommand.Operation.SUBSCRIBE
        && index.sizeWith(
                command.subscriberId(),
                command.workbinIds().stream()
                    .map(id -> WorkbinRef.of(command.subscriberId(), id, command.owner()))
                    .toList())
            > maxPerUser;
  }

  private State change(SubscriptionCommand command, String workbinId) {
    var workbinRef = WorkbinRef.of(command.subscriberId(), workbinId, command.owner());
    return switch (command.operation()) {
      case SUBSCRIBE -> {
        index.add(command.subscriberId(), workbinRef, clock.instant());
        absences.onSubscribe(command.subscriberId());
        yield State.Subscribed;
      }
      case UNSUBSCRIBE -> {
        index.remove(command.subscriberId(), workbinRef);
        yield State.Unsubscribed;
      }
    };
  }
}
