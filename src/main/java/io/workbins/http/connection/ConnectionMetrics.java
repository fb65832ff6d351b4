package io.workbins.http.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics of connections. */
@Singleton
public final class ConnectionMetrics {

  private final MeterRegistry meters;
  private final AtomicInteger open;

  ConnectionMetrics(MeterRegistry meters) {
    this.meters = meters;
    for (var reason : CloseReason.values()) {
      counter(reason);
    }
    open = meters.gauge("workbins.connections", new AtomicInteger());
  }

  /** Counts a connection that the service closed. */
  public void closed(CloseReason reason) {
    counter(reason).increment();
  }

  /** The number of open connections. */
  AtomicInteger open() {
    return open;
  }

  private Counter counter(CloseReason reason) {
    return meters.counter("workbins.connections.closed", "reason", reason.tag());
  }
}
