package io.workbins.cluster;

import io.workbins.push.NodeRegistry.Address;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where other nodes reach this one. */
@Singleton
final class NodeAddress {

  private final RedisConfig config;
  private final String host;
  private final int port;

  NodeAddress(
      RedisConfig config,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.config = config;
    this.host = host;
    this.port = port;
  }

  /** What is set, or what this machine says of itself. */
  Address get() {
    return new Address(config.nodeHost().orElseGet(this::guess), port);
  }

  private String guess() {
    try {
      // one that listens on a single address is reached nowhere else
      var listening = InetAddress.getByName(host);
      return listening.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostAddress() : host;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(
          "This machine does not know its own address: set workbins.redis.node-host", e);
    }
  }
}
