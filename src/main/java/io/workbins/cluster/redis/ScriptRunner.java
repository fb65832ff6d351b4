package io.workbins.cluster.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.notification.StoreUnavailableException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Runs scripts in Redis. A script runs atomically and at most once, even if the call is sent again
 * after a loss of the connection, and never after the caller got a failure.
 */
public final class ScriptRunner {

  private final Vertx vertx;
  private final RedisConnectionKeeper connection;
  private final RedisClock clock;

  public ScriptRunner(Vertx vertx, RedisConnectionKeeper connection, RedisClock clock) {
    this.vertx = vertx;
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * Runs a script. Does not block.
   *
   * @return the reply; fails with {@link StoreUnavailableException} if the script did not run
   *     within 2 s
   */
  public CompletionStage<Response> run(Script script, List<String> arguments) {
    return new ScriptInvocation(vertx, connection, clock, script, arguments).run();
  }

  /** Loads all scripts, so that calls arrive in the order in which they are sent. */
  public static Future<?> load(RedisConnection connection) {
    return connection.batch(
        Stream.of(Script.values())
            .map(script -> Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.text()))
            .toList());
  }

  /**
   * The request that runs a script.
   *
   * @param command {@code EVAL} or {@code EVALSHA}
   * @param deadlineMillis in the time of Redis: the script does not run later
   * @param invocationId the same for each repetition of a request, which then runs once
   */
  public static Request request(
      Command command,
      Script script,
      long deadlineMillis,
      String invocationId,
      List<String> arguments) {
    var request =
        Request.cmd(command)
            .arg(command.equals(Command.EVALSHA) ? script.digest() : script.text())
            // one key, by which a Redis Cluster finds the slot
            .arg(1)
            .arg(RedisKeys.PREFIX)
            .arg(deadlineMillis)
            .arg(invocationId);
    arguments.forEach(request::arg);
    return request;
  }
}
