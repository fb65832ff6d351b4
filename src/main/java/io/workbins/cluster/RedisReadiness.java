package io.workbins.cluster;

import io.quarkus.arc.lookup.LookupUnlessProperty;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A node that does not reach Redis is not ready. Where no Redis is set, health does not mention it.
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
    var cluster = ports.cluster();
    return HealthCheckResponse.named("redis").status(cluster != null && cluster.isReady()).build();
  }
}
