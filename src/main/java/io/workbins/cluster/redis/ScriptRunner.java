package io.workbins.cluster.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.notification.StoreUnavailableException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts in Redis: each as a whole or not at all, once even if it has to be sent again, and
 * never after its caller was told that it was not done.
 */
public final class ScriptRunner {

  private static final Logger LOG = Logger.getLogger(ScriptRunner.class);

  /** How long a caller waits. */
  private static final long PATIENCE_MILLIS = 2_000;

  /** By when a reply to what was done at the last moment is there. */
  private static final long REPLY_MILLIS = 250;

  /** A connection that breaks whenever something is sent over it must not keep us busy. */
  private static final long SOON_MILLIS = 10;

  private static final String LATE = "late";

  private final Vertx vertx;
  private final RedisConnectionKeeper link;
  private final RedisClock clock;

  public ScriptRunner(Vertx vertx, RedisConnectionKeeper link, RedisClock clock) {
    this.vertx = vertx;
    this.link = link;
    this.clock = clock;
  }

  /**
   * Runs a script.
   *
   * @return what it replies; fails with {@link StoreUnavailableException} if it was not run in time
   */
  public CompletionStage<Response> run(Script script, List<String> arguments) {
    return new ScriptInvocation(script, arguments).make();
  }

  /** Lets Redis know all scripts, so that calls arrive in the order in which they are made. */
  public static Future<?> load(RedisConnection connection) {
    return connection.batch(
        Stream.of(Script.values())
            .map(script -> Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.text()))
            .toList());
  }

  /** A request to run a script, as Redis takes it. */
  public static Request request(
      Command how, Script script, long deadline, String id, List<String> arguments) {
    var request =
        Request.cmd(how)
            .arg(how.equals(Command.EVALSHA) ? script.digest() : script.text())
            // for a Redis of many nodes, whose place is found by the key
            .arg(1)
            .arg(RedisKeys.PREFIX)
            .arg(deadline)
            .arg(id);
    arguments.forEach(request::arg);
    return request;
  }

  private final class ScriptInvocation {

    private final Script script;
    private final List<String> arguments;
    private final String id = UUID.randomUUID().toString();
    private final long deadline =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    private final CompletableFuture<Response> result = new CompletableFuture<>();

    private ScriptInvocation(Script script, List<String> arguments) {
      this.script = script;
      this.arguments = arguments;
    }

    private CompletionStage<Response> make() {
      long timer = vertx.setTimer(PATIENCE_MILLIS + REPLY_MILLIS, now -> giveUp());
      send(Command.EVALSHA);
      return result.whenComplete((done, failure) -> vertx.cancelTimer(timer));
    }

    private void send(Command how) {
      link.send(request(how, script, clock.at(deadline), id, arguments))
          .onComplete(replied -> take(replied.result(), replied.cause()));
    }

    private void take(@Nullable Response reply, @Nullable Throwable failure) {
      if (failure == null) {
        if (reply == null || LATE.equals(reply.get(0).toString())) {
          giveUp();
        } else {
          result.complete(reply);
        }
      } else if (hasBegun(failure, "NOSCRIPT")) {
        send(Command.EVAL);
      } else if (isRefused(failure)) {
        LOG.errorf("Redis refused %s: %s", script, failure.getMessage());
        giveUp();
      } else {
        // the connection broke; whether the call arrived, its id tells
        link.whenUp().onSuccess(up -> vertx.setTimer(SOON_MILLIS, now -> again()));
      }
    }

    private void again() {
      if (!result.isDone()) {
        send(Command.EVALSHA);
      }
    }

    private void giveUp() {
      result.completeExceptionally(
          new StoreUnavailableException("Redis does not answer, try again"));
    }
  }

  /** Everything else is about the connection. Redis answers its errors in capitals first. */
  private static boolean isRefused(Throwable failure) {
    var message = String.valueOf(failure.getMessage());
    return message.equals("Redis waiting queue is full") || message.matches("[A-Z]+ .*");
  }

  private static boolean hasBegun(Throwable failure, String with) {
    return String.valueOf(failure.getMessage()).startsWith(with);
  }
}
