package io.workbins.cluster.redis;

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
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis that reconnects after each failure until it is closed. Requests arrive in
 * the order in which they were sent. Callbacks run one after another on one event loop.
 */
public final class RedisConnectionKeeper {

  private static final Logger LOG = Logger.getLogger(RedisConnectionKeeper.class);

  /** The end of a server's error on an unknown command; those of HELLO and AUTH have a password. */
  private static final Pattern ARGUMENTS =
      Pattern.compile(",? with args beginning with.*", Pattern.DOTALL);

  private static final long RETRY_DELAY_MILLIS = 250;
  private static final long CONNECT_TIMEOUT_SECONDS = 5;

  private final String name;
  private final Vertx vertx;
  private final Context context;
  private final Redis redis;
  private final Function<RedisConnection, Future<?>> initializer;
  private final List<Promise<Void>> waiters = new ArrayList<>();
  private Runnable onConnected = () -> {};
  private volatile @Nullable RedisConnection connection;
  private boolean isClosed;
  private boolean isFailureLogged;

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
    this.redis = redis;
    this.initializer = initializer;
  }

  public void open() {
    context.runOnContext(ignored -> connect());
  }

  /** Sets the task that runs on each new connection, after its initializer. */
  public void onConnected(Runnable task) {
    onConnected = task;
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
        : current.send(request);
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
      var attempt = redis.connect();
      // the client ignores some errors in the reply to its first command, and would wait forever
      attempt
          .timeout(CONNECT_TIMEOUT_SECONDS, TimeUnit.SECONDS)
          .onComplete(
              result -> {
                if (result.failed()) {
                  attempt.onSuccess(RedisConnection::close);
                }
                initialize(result.result(), result.cause());
              });
    }
  }

  private void initialize(@Nullable RedisConnection opened, @Nullable Throwable failure) {
    if (opened == null) {
      retryLater(String.valueOf(failure));
      return;
    }
    opened.exceptionHandler(e -> handleLoss(opened, String.valueOf(e)));
    opened.endHandler(end -> handleLoss(opened, "the connection was closed"));
    initializer
        .apply(opened)
        .onComplete(
            result -> {
              if (result.succeeded() && !isClosed) {
                use(opened);
              } else {
                opened.close();
                retryLater(String.valueOf(result.cause()));
              }
            });
  }

  private void use(RedisConnection opened) {
    connection = opened;
    LOG.infof("Redis: %s connected", name);
    isFailureLogged = false;
    onConnected.run();
    var all = List.copyOf(waiters);
    waiters.clear();
    all.forEach(Promise::complete);
  }

  private void handleLoss(RedisConnection lost, String reason) {
    // a connection that is lost during its initializer fails the initializer
    if (lost.equals(connection)) {
      connection = null;
      retryLater(reason);
    }
  }

  private void retryLater(String reason) {
    if (isClosed) {
      return;
    }
    if (!isFailureLogged) {
      LOG.warnf(
          "Redis: %s not connected, retrying every %d ms, check workbins.redis.hosts: %s",
          name, RETRY_DELAY_MILLIS, ARGUMENTS.matcher(reason).replaceFirst(""));
      isFailureLogged = true;
    }
    vertx.setTimer(RETRY_DELAY_MILLIS, ignored -> connect());
  }
}
