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
 * Subscriptions in the memory of one process, found by user and by workbin. A user or a workbin
 * without any takes no memory.
 */
@Singleton
public class InMemoryRegistry implements Registry {

  private final Map<String, Map<Container, Instant>> bySubscriber = new ConcurrentHashMap<>();
  private final Map<Container, Set<String>> subscribers = new ConcurrentHashMap<>();
  private final LongAdder size = new LongAdder();

  @Override
  public boolean add(String subscriberId, Container container, Instant now) {
    var added = new boolean[1];
    bySubscriber.compute(
        subscriberId,
        (id, known) -> {
          var own = known == null ? new ConcurrentHashMap<Container, Instant>(4) : known;
          added[0] = own.putIfAbsent(container, now) == null;
          if (added[0]) {
            listen(subscriberId, container);
          }
          return own;
        });
    if (added[0]) {
      size.increment();
    }
    return added[0];
  }

  @Override
  public boolean remove(String subscriberId, Container container) {
    var removed = new boolean[1];
    bySubscriber.computeIfPresent(
        subscriberId,
        (id, own) -> {
          removed[0] = own.remove(container) != null;
          if (removed[0]) {
            stopListening(subscriberId, container);
          }
          return own.isEmpty() ? null : own;
        });
    if (removed[0]) {
      size.decrement();
    }
    return removed[0];
  }

  @Override
  public List<Subscription> of(String subscriberId) {
    return bySubscriber.getOrDefault(subscriberId, Map.of()).entrySet().stream()
        .map(entry -> new Subscription(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Subscription::since))
        .toList();
  }

  @Override
  public Set<String> subscribers(Container container) {
    return Set.copyOf(subscribers.getOrDefault(container, Set.of()));
  }

  @Override
  public long size() {
    return size.sum();
  }

  private void listen(String subscriberId, Container container) {
    subscribers.compute(
        container,
        (key, known) -> {
          var all = known == null ? ConcurrentHashMap.<String>newKeySet(1) : known;
          all.add(subscriberId);
          return all;
        });
  }

  private void stopListening(String subscriberId, Container container) {
    subscribers.computeIfPresent(
        container,
        (key, all) -> {
          all.remove(subscriberId);
          return all.isEmpty() ? null : all;
        });
  }
}
