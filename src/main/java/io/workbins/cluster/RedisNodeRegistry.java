package io.workbins.cluster;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.cluster.redis.RedisReader;
import io.workbins.push.NodeRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Node addresses in Redis, as written by each heartbeat. */
final class RedisNodeRegistry implements NodeRegistry {

  private final Map<String, Address> lastAddresses = new ConcurrentHashMap<>();
  private final RedisReader reader;
  private final String nodeId;
  private volatile Address ownAddress;

  RedisNodeRegistry(RedisReader reader, String nodeId, Address ownAddress) {
    this.reader = reader;
    this.nodeId = nodeId;
    this.ownAddress = ownAddress;
  }

  /** Sets the address of this node. */
  void announce(Address taken) {
    ownAddress = taken;
  }

  @Override
  public Optional<String> nodeId() {
    return Optional.of(nodeId);
  }

  /**
   * While Redis does not reply, the last known address is returned. A node with the address of this
   * one was here before it, and is not alive.
   */
  @Override
  public CompletionStage<Optional<Address>> at(String nodeId) {
    return reader
        .read(Request.cmd(Command.GET).arg(RedisKeys.nodeAddress(nodeId)))
        .handle(
            (text, failure) -> {
              var last = lastAddresses.get(nodeId);
              if (failure == null) {
                return update(nodeId, text);
              }
              if (last == null) {
                throw new NodeUnknownException("Redis does not answer");
              }
              return Optional.of(last);
            });
  }

  private Optional<Address> update(String nodeId, @Nullable Response text) {
    if (text == null) {
      lastAddresses.remove(nodeId);
      return Optional.empty();
    }
    var address = decode(text.toString());
    if (address.equals(ownAddress)) {
      return Optional.empty();
    }
    lastAddresses.put(nodeId, address);
    return Optional.of(address);
  }

  /** Host, blank, port. */
  static String encode(Address address) {
    return address.host() + ' ' + address.port();
  }

  private static Address decode(String text) {
    int blank = text.indexOf(' ');
    return new Address(text.substring(0, blank), Integer.parseInt(text.substring(blank + 1)));
  }
}
