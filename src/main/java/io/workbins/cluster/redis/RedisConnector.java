package io.workbins.cluster.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Opens connections to a server that takes writes. */
final class RedisConnector {

  private static final long TIMEOUT_SECONDS = 5;

  private final Redis redis;
  private final Function<RedisConnection, Future<?>> initializer;

  /**
   * Does not connect yet.
   *
   * @param initializer must succeed on a new connection before any other request is sent
   */
  RedisConnector(Redis redis, Function<RedisConnection, Future<?>> initializer) {
    this.redis = redis;
    this.initializer = initializer;
  }

  /** Fails after an error, or without a reply for 5 s. */
  Future<RedisConnection> connect() {
    var attempt = redis.connect();
    // the client ignores some errors in the reply to its first command, and would wait forever
    return attempt
        .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .onFailure(failure -> attempt.onSuccess(RedisConnector::discard))
        .compose(this::initialize);
  }

  private Future<RedisConnection> initialize(RedisConnection opened) {
    return opened
        .send(Request.cmd(Command.DEL).arg(RedisKeys.NOTHING))
        .compose(deleted -> initializer.apply(opened))
        .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .map(opened)
        .onFailure(failure -> discard(opened));
  }

  /** The client keeps closed connections for later, but not those with a changed subscription. */
  static void discard(RedisConnection unusable) {
    unusable
        .send(Request.cmd(Command.SUNSUBSCRIBE).arg(RedisKeys.PREFIX))
        .onComplete(sent -> unusable.close());
  }
}
