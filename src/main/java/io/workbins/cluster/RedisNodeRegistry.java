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

/** Nodes by what they say of themselves with each beat. */
final class RedisNodeRegistry implements NodeRegistry {

  private final Map<String, Address> known = new ConcurrentHashMap<>();
  private final RedisReader reads;
  private final String nodeId;

  RedisNodeRegistry(RedisReader reads, String nodeId) {
    this.reads = reads;
    this.nodeId = nodeId;
  }

  @Override
  public Optional<String> nodeId() {
    return Optional.of(nodeId);
  }

  /** A node that was there is taken to be there still while Redis does not answer. */
  @Override
  public CompletionStage<Optional<Address>> at(String nodeId) {
    return reads
        .read(Request.cmd(Command.GET).arg(RedisKeys.nodeAddress(nodeId)))
        .handle(
            (text, failure) -> {
              var last = known.get(nodeId);
              if (failure == null) {
                return remember(nodeId, text);
              }
              if (last == null) {
                throw new NodeUnknownException("Redis does not answer");
              }
              return Optional.of(last);
            });
  }

  private Optional<Address> remember(String nodeId, @Nullable Response text) {
    if (text == null) {
      known.remove(nodeId);
      return Optional.empty();
    }
    var address = address(text.toString());
    known.put(nodeId, address);
    return Optional.of(address);
  }

  /** An address as text, for others to read. */
  static String text(Address address) {
    return address.host() + ' ' + address.port();
  }

  private static Address address(String text) {
    int blank = text.indexOf(' ');
    return new Address(text.substring(0, blank), Integer.parseInt(text.substring(blank + 1)));
  }
}
