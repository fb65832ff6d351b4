package io.workbins.subscription;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Subscriptions in the memory of one process, a set a user; a user without any takes no memory. */
@Singleton
public class InMemoryRegistry implements Registry {

  private final Map<String, Set<Subscription>> bySubscriber = new ConcurrentHashMap<>();
  private final LongAdder size = new LongAdder();

  @Override
  public boolean add(Subscription subscription) {
    var added = new boolean[1];
    bySubscriber.compute(
        subscription.subscriberId(),
        (id, known) -> {
          var set = known == null ? ConcurrentHashMap.<Subscription>newKeySet(4) : known;
          added[0] = set.add(subscription);
          return set;
        });
    if (added[0]) {
      size.increment();
    }
    return added[0];
  }

  @Override
  public boolean remove(Subscription subscription) {
    var removed = new boolean[1];
    bySubscriber.computeIfPresent(
        subscription.subscriberId(),
        (id, known) -> {
          removed[0] = known.remove(subscription);
          return known.isEmpty() ? null : known;
        });
    if (removed[0]) {
      size.decrement();
    }
    return removed[0];
  }

  @Override
  public boolean contains(Subscription subscription) {
    return bySubscriber.getOrDefault(subscription.subscriberId(), Set.of()).contains(subscription);
  }

  @Override
  public long size() {
    return size.sum();
  }
}
