package io.workbins.api.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.workbins.subscription.SubscriptionRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Metrics of commands, feed events and subscriptions. */
@Singleton
public final class CommandMetrics {

  private final Map<CounterKey, Counter> counters = new ConcurrentHashMap<>();
  private final MeterRegistry meters;

  CommandMetrics(MeterRegistry meters, SubscriptionRegistry subscriptions) {
    this.meters = meters;
    meters.gauge("workbins.subscriptions", subscriptions, SubscriptionRegistry::size);
  }

  /**
   * Counts a command.
   *
   * @param operationName the name of an existing operation, or {@code none}
   * @param outcome {@code accepted}, {@code partial}, or the outcome of an error code
   */
  public void count(String operationName, String outcome) {
    counters.computeIfAbsent(new CounterKey(operationName, outcome), this::counter).increment();
  }

  private Counter counter(CounterKey key) {
    var operation = key.operationName().toLowerCase(Locale.ROOT);
    return meters.counter("workbins.commands", "operation", operation, "outcome", key.outcome());
  }

  /** Cheaper to look up than a counter with tags. */
  private record CounterKey(String operationName, String outcome) {}
}
