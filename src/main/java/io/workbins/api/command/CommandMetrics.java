package io.workbins.api.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.workbins.subscription.SubscriptionRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts commands, and shows how many subscriptions they have left. */
@Singleton
public final class CommandMetrics {

  private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();
  private final MeterRegistry meters;

  CommandMetrics(MeterRegistry meters, SubscriptionRegistry subscriptions) {
    this.meters = meters;
    meters.gauge("workbins.subscriptions", subscriptions, SubscriptionRegistry::size);
  }

  /** Counts a command by the name of its operation, which must be one of those there are. */
  public void count(String operationName, String outcome) {
    counters.computeIfAbsent(new Kind(operationName, outcome), this::counter).increment();
  }

  private Counter counter(Kind kind) {
    var operation = kind.operationName().toLowerCase(Locale.ROOT);
    return meters.counter("workbins.commands", "operation", operation, "outcome", kind.outcome());
  }

  /** What is counted together: cheaper to look up, for each command, than tags. */
  private record Kind(String operationName, String outcome) {}
}
