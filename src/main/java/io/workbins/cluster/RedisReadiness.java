package io.workbins.cluster;

import io.quarkus.arc.lookup.LookupUnlessProperty;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A node is not ready while it cannot reach Redis. There is no such check without {@code
 * workbins.redis.hosts}.
 */
@Readiness
@Singleton
@LookupUnlessProperty(name = "workbins.redis.hosts", stringValue = "")
final class RedisReadiness implements HealthCheck {

  private final PortProducers ports;

  RedisReadiness(PortProducers ports) {
    this.ports = ports;
  }

  @Override
  public HealthCheckResponse call() {
    var node = ports.node();
    return HealthCheckResponse.named("redis").status(node != null && node.isReady()).build();
  }
}
