package io.workbins.subscription;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * In-memory index of subscriptions by user and by workbin. Thread-safe and non-blocking. A user or
 * workbin without subscriptions takes no memory; the cost of a call does not depend on the
 * subscriptions of others.
 */
@Singleton
public class SubscriptionIndex {

  private final Map<String, Map<WorkbinRef, Instant>> bySubscriber = new ConcurrentHashMap<>();
  private final Map<WorkbinRef, Set<String>> byWorkbin = new ConcurrentHashMap<>();
  private final LongAdder size = new LongAdder();

  /** Returns false, and changes nothing, if the user is already subscribed. */
  public boolean add(String subscriberId, WorkbinRef workbinRef, Instant now) {
    var added = new boolean[1];
    bySubscriber.compute(
        subscriberId,
        (id, current) -> {
          var own = current == null ? new ConcurrentHashMap<WorkbinRef, Instant>(4) : current;
          added[0] = own.putIfAbsent(workbinRef, now) == null;
          if (added[0]) {
            addSubscriber(subscriberId, workbinRef);
          }
          return own;
        });
    if (added[0]) {
      size.increment();
    }
    return added[0];
  }

  /** Returns false if the user is not subscribed. */
  public boolean remove(String subscriberId, WorkbinRef workbinRef) {
    var removed = new boolean[1];
    bySubscriber.computeIfPresent(
        subscriberId,
        (id, own) -> {
          removed[0] = own.remove(workbinRef) != null;
          if (removed[0]) {
            removeSubscriber(subscriberId, workbinRef);
          }
          return own.isEmpty() ? null : own;
        });
    if (removed[0]) {
      size.decrement();
    }
    return removed[0];
  }

  /** The subscriptions of a user, oldest first. */
  public List<Subscription> of(String subscriberId) {
    return bySubscriber.getOrDefault(subscriberId, Map.of()).entrySet().stream()
        .map(entry -> new Subscription(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Subscription::since))
        .toList();
  }

  /** How many subscriptions a user would have with these. */
  public int sizeWith(String subscriberId, Collection<WorkbinRef> workbinRefs) {
    var own = bySubscriber.getOrDefault(subscriberId, Map.of());
    long added = workbinRefs.stream().filter(workbinRef -> !own.containsKey(workbinRef)).count();
    return own.size() + (int) added;
  }

  /** The ids of the users subscribed to a workbin. */
  public Set<String> subscribers(WorkbinRef workbinRef) {
    return Set.copyOf(byWorkbin.getOrDefault(workbinRef, Set.of()));
  }

  /** The number of subscriptions of all users. May lag behind concurrent changes. */
  public long size() {
    return size.sum();
  }

  private void addSubscriber(String subscriberId, WorkbinRef workbinRef) {
    byWorkbin.compute(
        workbinRef,
        (key, current) -> {
          var subscribers = current == null ? ConcurrentHashMap.<String>newKeySet(1) : current;
          subscribers.add(subscriberId);
          return subscribers;
        });
  }

  private void removeSubscriber(String subscriberId, WorkbinRef workbinRef) {
    byWorkbin.computeIfPresent(
        workbinRef,
        (key, subscribers) -> {
          subscribers.remove(subscriberId);
          return subscribers.isEmpty() ? null : subscribers;
        });
  }
}
