package io.workbins.cluster.redis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis that reconnects until it is closed: after a loss, if a reply does not
 * arrive within 3 s, and if the server does not take writes or does not know the user any more.
 * Requests arrive in the order in which they were sent. Callbacks run one after another on one
 * event loop.
 */
public final class RedisConnectionKeeper {

  private static final Logger LOG = Logger.getLogger(RedisConnectionKeeper.class);

  private static final long MIN_RETRY_DELAY_MILLIS = 250;
  private static final long MAX_RETRY_DELAY_MILLIS = 1_000;

  /** After a connection that lived for this long, the next delay is the shortest again. */
  private static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long REPLY_TIMEOUT_SECONDS = 3;

  private final String name;
  private final Vertx vertx;
  private final Context context;
  private final RedisConnector connector;
  private final List<Promise<Void>> waiters = new ArrayList<>();
  private Runnable onConnected = () -> {};
  private Runnable onLost = () -> {};
  private volatile @Nullable RedisConnection connection;
  private boolean isClosed;
  private boolean isFailureLogged;
  private long connectedNanos;
  private long retryDelayMillis = MIN_RETRY_DELAY_MILLIS;

  /**
   * Does not connect yet.
   *
   * @param name the purpose of the connection, for the log
   * @param initializer must succeed on a new connection before any other request is sent
   */
  public RedisConnectionKeeper(
      String name, Vertx vertx, Redis redis, Function<RedisConnection, Future<?>> initializer) {
    this.name = name;
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.connector = new RedisConnector(redis, initializer);
  }

  public void open() {
    context.runOnContext(ignored -> connect());
  }

  /** Sets the task that runs on each new connection, after its initializer. */
  public void onConnected(Runnable task) {
    onConnected = task;
  }

  /** Sets the task that runs after each loss of the connection. */
  public void onLost(Runnable task) {
    onLost = task;
  }

  /** Leaves the current connection, if there is one, for a new one. */
  public void reconnect(String reason) {
    execute(() -> Optional.ofNullable(connection).ifPresent(each -> handleLoss(each, reason)));
  }

  /** Closes the connection and stops reconnecting. */
  public Future<Void> close() {
    var closed = Promise.<Void>promise();
    context.runOnContext(
        ignored -> {
          isClosed = true;
          var current = connection;
          connection = null;
          (current == null ? Future.<Void>succeededFuture() : current.close()).onComplete(closed);
        });
    return closed.future();
  }

  public boolean isConnected() {
    return connection != null;
  }

  /** The event loop of the callbacks. */
  public Context context() {
    return context;
  }

  /** Runs a task on the event loop of the callbacks. */
  public void execute(Runnable task) {
    context.runOnContext(ignored -> task.run());
  }

  /** Sends a request. Fails at once without a connection. */
  public Future<Response> send(Request request) {
    var current = connection;
    return current == null
        ? Future.failedFuture(name + " is not connected")
        : current
            .send(request)
            .timeout(REPLY_TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .onFailure(failure -> leaveIfUnusable(current, failure));
  }

  /** Completes as soon as the connection is open. */
  public Future<Void> whenConnected() {
    var connected = Promise.<Void>promise();
    context.runOnContext(
        ignored -> {
          if (isConnected()) {
            connected.complete();
          } else {
            waiters.add(connected);
          }
        });
    return connected.future();
  }

  private void connect() {
    if (!isClosed) {
      connector.connect().onComplete(result -> execute(() -> handle(result)));
    }
  }

  private void handle(AsyncResult<RedisConnection> result) {
    if (result.failed()) {
      retryLater(String.valueOf(result.cause()));
    } else if (isClosed) {
      result.result().close();
    } else {
      use(result.result());
    }
  }

  private void use(RedisConnection opened) {
    opened.exceptionHandler(e -> execute(() -> handleLoss(opened, String.valueOf(e))));
    opened.endHandler(end -> execute(() -> handleLoss(opened, "the connection was closed")));
    connection = opened;
    connectedNanos = System.nanoTime();
    LOG.infof("Redis: %s connected", name);
    isFailureLogged = false;
    onConnected.run();
    var all = List.copyOf(waiters);
    waiters.clear();
    all.forEach(Promise::complete);
  }

  private void leaveIfUnusable(RedisConnection used, Throwable failure) {
    if (RedisFailure.of(failure) == RedisFailure.CONNECTION) {
      execute(() -> handleLoss(used, String.valueOf(failure)));
    }
  }

  private void handleLoss(RedisConnection lost, String reason) {
    if (lost.equals(connection)) {
      connection = null;
      RedisConnector.discard(lost);
      if (System.nanoTime() - connectedNanos > STABLE_NANOS) {
        retryDelayMillis = MIN_RETRY_DELAY_MILLIS;
      }
      retryLater(reason);
      onLost.run();
    }
  }

  private void retryLater(String reason) {
    if (isClosed) {
      return;
    }
    if (!isFailureLogged) {
      LOG.warnf(
          "Redis: %s not connected, retrying after at most %d ms, check workbins.redis.hosts: %s",
          name, MAX_RETRY_DELAY_MILLIS, RedisFailure.withoutArguments(reason));
      isFailureLogged = true;
    }
    vertx.setTimer(retryDelayMillis, ignored -> connect());
    retryDelayMillis = Math.min(2 * retryDelayMillis, MAX_RETRY_DELAY_MILLIS);
  }
}
