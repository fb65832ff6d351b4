package io.workbins.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Metrics of sessions and deliveries. */
@Singleton
final class PushMetrics {

  /** Why the server dropped a session; the tag {@code reason}. */
  enum DropReason {
    /** The session had too many queued messages. */
    QUEUE,
    /** The user had too many sessions. */
    LIMIT
  }

  private final MeterRegistry meters;
  private final Counter pushes;

  PushMetrics(MeterRegistry meters, UserSessions sessions) {
    this.meters = meters;
    this.pushes = meters.counter("workbins.pushes");
    meters.gauge("workbins.sessions", sessions, UserSessions::size);
    meters.gauge("workbins.queue", sessions, UserSessions::queued);
    for (var reason : DropReason.values()) {
      drops(reason);
    }
  }

  void pushed() {
    pushes.increment();
  }

  void dropped(DropReason reason) {
    drops(reason).increment();
  }

  private Counter drops(DropReason reason) {
    return meters.counter(
        "workbins.sessions.dropped", "reason", reason.name().toLowerCase(Locale.ROOT));
  }
}
