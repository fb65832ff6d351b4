package io.workbins.cluster.redis;

import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.notification.StoreUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Sends read-only commands to Redis. */
public final class RedisReader {

  private static final long TIMEOUT_MILLIS = 2_000;

  private final RedisConnectionKeeper connection;

  public RedisReader(RedisConnectionKeeper connection) {
    this.connection = connection;
  }

  /** Fails with {@link StoreUnavailableException} after an error, or without a reply for 2 s. */
  public CompletionStage<Response> read(Request request) {
    var result = new CompletableFuture<Response>();
    connection
        .send(request)
        .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .onSuccess(result::complete)
        .onFailure(
            failure ->
                result.completeExceptionally(
                    new StoreUnavailableException("Redis does not answer, try again")));
    return result;
  }
}
