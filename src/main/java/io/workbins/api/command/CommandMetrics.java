package io.workbins.api.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.workbins.subscription.SubscriptionRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts commands and feed events; has the gauge of subscriptions. */
@Singleton
public final class CommandMetrics {

  private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();
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
    counters.computeIfAbsent(new Kind(operationName, outcome), this::counter).increment();
  }

  private Counter counter(Kind kind) {
    var operation = kind.operationName().toLowerCase(Locale.ROOT);
    return meters.counter("workbins.commands", "operation", operation, "outcome", kind.outcome());
  }

  /** The key of a counter, cheaper to look up than tags. */
  private record Kind(String operationName, String outcome) {}
}
