package io.workbins.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.workbins.subscription.Operation;
import io.workbins.subscription.Registry;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts commands, and shows how many subscriptions they have left. */
@Singleton
final class CommandMetrics {

  private final MeterRegistry meters;

  CommandMetrics(MeterRegistry meters, Registry registry) {
    this.meters = meters;
    meters.gauge("workbins.subscriptions", registry, Registry::size);
  }

  /** Counts a command. The operation is null if the request did not get as far as saying which. */
  void count(@Nullable Operation operation, String outcome) {
    var name = operation == null ? "none" : operation.name().toLowerCase(Locale.ROOT);
    meters.counter("workbins.commands", "operation", name, "outcome", outcome).increment();
  }
}
