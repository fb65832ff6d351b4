package io.workbins.cluster.redis;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import io.workbins.notification.StoreUnavailableException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One call of a script, sent again until Redis replies or the timeout expires. */
final class ScriptInvocation {

  private static final Logger LOG = Logger.getLogger(ScriptInvocation.class);
  private static final long TIMEOUT_MILLIS = 2_000;

  /** Extra time for the reply to a script that ran just before its deadline. */
  private static final long REPLY_MARGIN_MILLIS = 250;

  /** Prevents a busy loop with a connection that breaks at each request. */
  private static final long RETRY_DELAY_MILLIS = 10;

  /** The reply of a script that was called after its deadline. */
  private static final String LATE = "late";

  private final Vertx vertx;
  private final RedisConnectionKeeper connection;
  private final RedisClock clock;
  private final Script script;
  private final List<String> arguments;
  private final String id = UUID.randomUUID().toString();
  private final long deadlineNanos =
      System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS);
  private final CompletableFuture<Response> result = new CompletableFuture<>();

  ScriptInvocation(
      Vertx vertx,
      RedisConnectionKeeper connection,
      RedisClock clock,
      Script script,
      List<String> arguments) {
    this.vertx = vertx;
    this.connection = connection;
    this.clock = clock;
    this.script = script;
    this.arguments = arguments;
  }

  CompletionStage<Response> run() {
    long timer = vertx.setTimer(TIMEOUT_MILLIS + REPLY_MARGIN_MILLIS, ignored -> fail());
    send(Command.EVALSHA);
    return result.whenComplete((reply, failure) -> vertx.cancelTimer(timer));
  }

  private void send(Command command) {
    connection
        .send(ScriptRunner.request(command, script, clock.at(deadlineNanos), id, arguments))
        .onComplete(reply -> handleReply(reply.result(), reply.cause()));
  }

  private void handleReply(@Nullable Response reply, @Nullable Throwable failure) {
    if (failure != null) {
      handleFailure(failure);
    } else if (reply == null || LATE.equals(reply.get(0).toString())) {
      fail();
    } else {
      result.complete(reply);
    }
  }

  private void handleFailure(Throwable failure) {
    switch (RedisFailure.of(failure)) {
      case UNKNOWN_SCRIPT -> send(Command.EVAL);
      case FULL -> {
        LOG.errorf("Redis is full, raise its maxmemory: %s", failure.getMessage());
        result.completeExceptionally(StoreUnavailableException.full());
      }
      case REFUSED -> {
        LOG.errorf("Redis refused the script %s: %s", script, failure.getMessage());
        fail();
      }
      // the id prevents a second run if the call had arrived
      case CONNECTION ->
          connection
              .whenConnected()
              .onSuccess(connected -> vertx.setTimer(RETRY_DELAY_MILLIS, timer -> retry()));
    }
  }

  private void retry() {
    if (!result.isDone()) {
      send(Command.EVALSHA);
    }
  }

  private void fail() {
    result.completeExceptionally(new StoreUnavailableException("Redis does not answer, try again"));
  }
}
