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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis, which is made again for as long as it takes whenever it breaks. What is
 * sent over it arrives in the order in which it was sent. Its callbacks run one after another, on
 * one event loop.
 */
public final class RedisConnectionKeeper {

  private static final Logger LOG = Logger.getLogger(RedisConnectionKeeper.class);
  private static final long TRY_EVERY_MILLIS = 250;
  private static final long PATIENCE_SECONDS = 5;

  private final String name;
  private final Vertx vertx;
  private final Context context;
  private final Redis redis;
  private final Function<RedisConnection, Future<?>> greeting;
  private final List<Promise<Void>> waiting = new ArrayList<>();
  private Runnable onUp = () -> {};
  private volatile @Nullable RedisConnection connection;
  private boolean isClosed;
  private boolean isDownLogged;

  /**
   * A link that is not up.
   *
   * @param name what it is for, for the log
   * @param greeting what has to succeed over a new connection before anything else is sent
   */
  public RedisConnectionKeeper(
      String name, Vertx vertx, Redis redis, Function<RedisConnection, Future<?>> greeting) {
    this.name = name;
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.redis = redis;
    this.greeting = greeting;
  }

  /** Begins to connect. */
  public void open() {
    context.runOnContext(now -> connect());
  }

  /** Says what to do first over each new connection, after its greeting. */
  public void onUp(Runnable task) {
    onUp = task;
  }

  /** Lets the connection go, and completes when nothing is done any more. */
  public Future<Void> close() {
    var closed = Promise.<Void>promise();
    context.runOnContext(
        now -> {
          isClosed = true;
          var open = connection;
          connection = null;
          (open == null ? Future.<Void>succeededFuture() : open.close()).onComplete(closed);
        });
    return closed.future();
  }

  public boolean isUp() {
    return connection != null;
  }

  /** The event loop of the callbacks. */
  public Context context() {
    return context;
  }

  /** Sends a request, or fails at once if there is no connection. */
  public Future<Response> send(Request request) {
    var open = connection;
    return open == null ? Future.failedFuture(name + " is not connected") : open.send(request);
  }

  /** Completes as soon as there is a connection. */
  public Future<Void> whenUp() {
    var up = Promise.<Void>promise();
    context.runOnContext(
        now -> {
          if (isUp()) {
            up.complete();
          } else {
            waiting.add(up);
          }
        });
    return up.future();
  }

  private void connect() {
    if (!isClosed) {
      var attempt = redis.connect();
      // some errors in answer to its first command the client passes over, and waits on
      attempt
          .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .onComplete(
              made -> {
                if (made.failed()) {
                  attempt.onSuccess(RedisConnection::close);
                }
                greet(made.result(), made.cause());
              });
    }
  }

  private void greet(@Nullable RedisConnection made, @Nullable Throwable failure) {
    if (made == null) {
      down(String.valueOf(failure));
      return;
    }
    made.exceptionHandler(e -> broken(made, String.valueOf(e)));
    made.endHandler(end -> broken(made, "the connection was closed"));
    greeting
        .apply(made)
        .onComplete(
            greeted -> {
              if (greeted.succeeded() && !isClosed) {
                up(made);
              } else {
                made.close();
                down(String.valueOf(greeted.cause()));
              }
            });
  }

  private void up(RedisConnection made) {
    connection = made;
    LOG.infof("Redis: %s connected", name);
    isDownLogged = false;
    onUp.run();
    var all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(Promise::complete);
  }

  private void broken(RedisConnection made, String why) {
    // a connection can break in the middle of its greeting, which then says so itself
    if (made.equals(connection)) {
      connection = null;
      down(why);
    }
  }

  private void down(String why) {
    if (isClosed) {
      return;
    }
    if (!isDownLogged) {
      LOG.warnf("Redis: %s not connected, trying again: %s", name, why);
      isDownLogged = true;
    }
    vertx.setTimer(TRY_EVERY_MILLIS, now -> connect());
  }
}
