package io.workbins.subscription;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Remembers in the memory of one process who is subscribed to what, found by user and by workbin. A
 * user or a workbin without any takes no memory. Safe for use by several threads; no call blocks or
 * costs more the more subscriptions others have.
 */
@Singleton
public class SubscriptionIndex {

  private final Map<String, Map<WorkbinRef, Instant>> bySubscriber = new ConcurrentHashMap<>();
  private final Map<WorkbinRef, Set<String>> subscribers = new ConcurrentHashMap<>();
  private final LongAdder size = new LongAdder();

  /** Subscribes a user, unless it is subscribed; returns whether it was not. */
  public boolean add(String subscriberId, WorkbinRef workbinRef, Instant now) {
    var added = new boolean[1];
    bySubscriber.compute(
        subscriberId,
        (id, known) -> {
          var own = known == null ? new ConcurrentHashMap<WorkbinRef, Instant>(4) : known;
          added[0] = own.putIfAbsent(workbinRef, now) == null;
          if (added[0]) {
            listen(subscriberId, workbinRef);
          }
          return own;
        });
    if (added[0]) {
      size.increment();
    }
    return added[0];
  }

  /** Ends a subscription; returns whether there was one. */
  public boolean remove(String subscriberId, WorkbinRef workbinRef) {
    var removed = new boolean[1];
    bySubscriber.computeIfPresent(
        subscriberId,
        (id, own) -> {
          removed[0] = own.remove(workbinRef) != null;
          if (removed[0]) {
            stopListening(subscriberId, workbinRef);
          }
          return own.isEmpty() ? null : own;
        });
    if (removed[0]) {
      size.decrement();
    }
    return removed[0];
  }

  /** What a user is subscribed to, in the order in which it subscribed. */
  public List<Subscription> of(String subscriberId) {
    return bySubscriber.getOrDefault(subscriberId, Map.of()).entrySet().stream()
        .map(entry -> new Subscription(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Subscription::since))
        .toList();
  }

  /** The ids of those who are subscribed to a workbin. */
  public Set<String> subscribers(WorkbinRef workbinRef) {
    return Set.copyOf(subscribers.getOrDefault(workbinRef, Set.of()));
  }

  /** How many subscriptions there are, of all users. May lag behind changes under way. */
  public long size() {
    return size.sum();
  }

  private void listen(String subscriberId, WorkbinRef workbinRef) {
    subscribers.compute(
        workbinRef,
        (key, known) -> {
          var all = known == null ? ConcurrentHashMap.<String>newKeySet(1) : known;
          all.add(subscriberId);
          return all;
        });
  }

  private void stopListening(String subscriberId, WorkbinRef workbinRef) {
    subscribers.computeIfPresent(
        workbinRef,
        (key, all) -> {
          all.remove(subscriberId);
          return all.isEmpty() ? null : all;
        });
  }
}
