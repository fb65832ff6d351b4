package io.workbins.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts what is delivered and what is not. */
@Singleton
final class PushMetrics {

  /** Why the server ended a session that its client had not given up. */
  enum Drop {
    /** Too many messages waited in it. */
    QUEUE,
    /** Its user had too many sessions. */
    LIMIT
  }

  private final MeterRegistry meters;
  private final Counter pushes;

  PushMetrics(MeterRegistry meters, UserSessions sessions) {
    this.meters = meters;
    this.pushes = meters.counter("workbins.pushes");
    meters.gauge("workbins.sessions", sessions, UserSessions::size);
    meters.gauge("workbins.queue", sessions, UserSessions::queued);
    for (var drop : Drop.values()) {
      counter(drop);
    }
  }

  void pushed() {
    pushes.increment();
  }

  void dropped(Drop drop) {
    counter(drop).increment();
  }

  private Counter counter(Drop drop) {
    return meters.counter(
        "workbins.sessions.dropped", "reason", drop.name().toLowerCase(Locale.ROOT));
  }
}
