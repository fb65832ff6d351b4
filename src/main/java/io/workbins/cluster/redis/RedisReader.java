package io.workbins.cluster.redis;

import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.notification.StoreUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Reads what is kept in Redis. */
public final class RedisReader {

  private static final long PATIENCE_MILLIS = 2_000;

  private final RedisConnectionKeeper link;

  public RedisReader(RedisConnectionKeeper link) {
    this.link = link;
  }

  /** Reads; fails with {@link StoreUnavailableException} where that cannot be done. */
  public CompletionStage<Response> read(Request request) {
    var result = new CompletableFuture<Response>();
    link.send(request)
        .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .onSuccess(result::complete)
        .onFailure(
            failure ->
                result.completeExceptionally(
                    new StoreUnavailableException("Redis does not answer, try again")));
    return result;
  }
}
