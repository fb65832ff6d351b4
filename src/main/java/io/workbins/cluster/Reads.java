package io.workbins.cluster;

import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.notification.Unavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Reads what is kept in Redis. */
final class Reads {

  private static final long PATIENCE_MILLIS = 2_000;

  private final RedisLink link;

  Reads(RedisLink link) {
    this.link = link;
  }

  /** Reads; fails with {@link Unavailable} where that cannot be done. */
  CompletionStage<Response> read(Request request) {
    var result = new CompletableFuture<Response>();
    link.send(request)
        .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .onSuccess(result::complete)
        .onFailure(
            failure ->
                result.completeExceptionally(new Unavailable("Redis does not answer, try again")));
    return result;
  }
}
