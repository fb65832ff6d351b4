package io.workbins.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.workbins.subscription.Subscriptions;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts commands, and shows how many subscriptions they have left. */
@Singleton
final class CommandMetrics {

  private final MeterRegistry meters;

  CommandMetrics(MeterRegistry meters, Subscriptions subscriptions) {
    this.meters = meters;
    meters.gauge("workbins.subscriptions", subscriptions, Subscriptions::size);
  }

  /** Counts a command by the name of its operation, which must be one of those there are. */
  void count(String operationName, String outcome) {
    var operation = operationName.toLowerCase(Locale.ROOT);
    meters.counter("workbins.commands", "operation", operation, "outcome", outcome).increment();
  }
}
