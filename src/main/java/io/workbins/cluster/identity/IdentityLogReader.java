package io.workbins.cluster.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Response;
import io.workbins.cluster.redis.RedisConnectionKeeper;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.cluster.redis.StreamReader;
import io.workbins.identity.signin.InMemoryEndedSignIns;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Reads the identity log, from its beginning at the start of this node, and applies its entries:
 * ended sign-ins, and the news that a directory has changed.
 */
public final class IdentityLogReader implements StreamReader.Target {

  private static final Logger LOG = Logger.getLogger(IdentityLogReader.class);

  private final RedisConnectionKeeper connection;
  private final StreamReader stream;
  private final InMemoryEndedSignIns endedSignIns;
  private final Runnable onDirectoryChange;
  private String lastId = "0-0";

  /**
   * Does not connect yet.
   *
   * @param endedSignIns receives the ended sign-ins
   * @param onDirectoryChange called on the event loop of the reader
   */
  public IdentityLogReader(
      Vertx vertx, Redis redis, InMemoryEndedSignIns endedSignIns, Runnable onDirectoryChange) {
    this.endedSignIns = endedSignIns;
    this.onDirectoryChange = onDirectoryChange;
    this.connection =
        new RedisConnectionKeeper("identity log", vertx, redis, opened -> Future.succeededFuture());
    this.stream = new StreamReader(RedisKeys.IDENTITY_LOG, vertx, connection, this);
  }

  public void open() {
    connection.open();
    stream.start();
  }

  public Future<Void> close() {
    return connection.close();
  }

  /** Leaves the current connection for a new one. */
  public void reconnect(String reason) {
    connection.reconnect(reason);
  }

  /** Whether this node knows all sign-ins that have ended. */
  public boolean isReady() {
    return stream.isUpToDate();
  }

  @Override
  public String lastId() {
    return lastId;
  }

  @Override
  public void take(Response entry) {
    lastId = entry.get(0).toString();
    try {
      apply(fields(entry.get(1)));
    } catch (RuntimeException e) {
      LOG.errorf(e, "Cannot apply the entry %s of the identity log", lastId);
    }
  }

  private void apply(Map<String, String> fields) {
    switch (fields.getOrDefault("kind", "")) {
      case "SignInEnded" -> endedSignIns.end(field(fields, "user"), id(fields), time(fields));
      case "AllSignInsEnded" -> endedSignIns.endAll(field(fields, "user"), time(fields));
      case "DirectoryChanged" -> onDirectoryChange.run();
      default -> LOG.warnf("Unknown entry of the identity log: %s", fields.get("kind"));
    }
  }

  private static long id(Map<String, String> fields) {
    return Long.parseLong(field(fields, "id"));
  }

  private static Instant time(Map<String, String> fields) {
    return Instant.ofEpochMilli(Long.parseLong(field(fields, "time")));
  }

  private static String field(Map<String, String> fields, String name) {
    var value = fields.get(name);
    if (value == null) {
      throw new IllegalStateException("no field " + name);
    }
    return value;
  }

  private static Map<String, String> fields(Response pairs) {
    var fields = new HashMap<String, String>();
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      fields.put(pairs.get(i).toString(), pairs.get(i + 1).toString());
    }
    return fields;
  }
}
