package io.workbins.cluster;

import io.workbins.push.NodeRegistry.Address;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address at which other nodes reach this node. */
@Singleton
final class NodeAddress {

  private static final String PORT = "quarkus.http.port";

  private final RedisConfig config;
  private final String host;
  private final int port;

  NodeAddress(
      RedisConfig config,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = PORT) int port) {
    this.config = config;
    this.host = host;
    this.port = port;
  }

  /**
   * Defaults to the address of this machine if {@code workbins.redis.node-host} is not set. Its
   * port is 0 if the port is taken at the start of the server.
   */
  Address get() {
    return at(port);
  }

  /** The address with the port that the server has taken. Must be called after its start. */
  Address taken() {
    return at(ConfigProvider.getConfig().getValue(PORT, Integer.class));
  }

  private Address at(int anyPort) {
    return new Address(bracketed(config.nodeHost().orElseGet(this::defaultHost)), anyPort);
  }

  /** As in a URL: other nodes put it into {@code Host}. */
  static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? '[' + host + ']' : host;
  }

  private String defaultHost() {
    try {
      // a node that listens on one address is only reachable there
      var bindAddress = InetAddress.getByName(host);
      return bindAddress.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostAddress() : host;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(
          "The address of this machine is unknown: set workbins.redis.node-host", e);
    }
  }
}
