package io.workbins.cluster.eventlog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.cluster.redis.RedisConnectionKeeper;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.notification.NotificationBus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event log, from the last entry on that there was at the start, and after a loss of the
 * connection from where it was: so nothing is missed and nothing told twice. Each entry is told to
 * those of its recipients who are here.
 */
public final class EventLogReader implements NotificationBus {

  private static final Logger LOG = Logger.getLogger(EventLogReader.class);
  private static final long BLOCK_MILLIS = 1_000;
  private static final long AGAIN_MILLIS = 100;
  private static final int AT_ONCE = 500;

  private final List<Receiver> receivers = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private final Predicate<String> isTold;
  private final InteractionCodec codec;
  private final RedisConnectionKeeper link;
  private final EventLogCursor cursor = new EventLogCursor();
  private boolean isStopped;

  public EventLogReader(
      Vertx vertx, Redis redis, Predicate<String> isTold, InteractionCodec codec) {
    this.vertx = vertx;
    this.isTold = isTold;
    this.codec = codec;
    this.link = new RedisConnectionKeeper("reader of the eventLog", vertx, redis, this::greet);
  }

  @Override
  public void receive(Receiver receiver) {
    receivers.add(receiver);
  }

  public void open() {
    link.open();
    link.whenUp().onSuccess(up -> read());
  }

  public Future<Void> close() {
    stop(() -> {});
    return link.close();
  }

  public boolean isUp() {
    return link.isUp();
  }

  /** Tells nothing any more, then runs a task. */
  public void stop(Runnable then) {
    link.context()
        .runOnContext(
            now -> {
              isStopped = true;
              then.run();
            });
  }

  /** The number of the last entry that was told. */
  public long lastNumber() {
    return cursor.number();
  }

  /** Where the reader is, for {@link #compare}. */
  public EventLogCursor.Position position() {
    return cursor.position();
  }

  /**
   * Looks whether Redis is still where it was.
   *
   * @param from the mark before the request to Redis
   * @param number the last reference number that it told
   * @param incarnation the incarnation that it told
   */
  public void compare(EventLogCursor.Position from, long number, String incarnation) {
    link.context().runOnContext(now -> follow(cursor.compare(from, number, incarnation)));
  }

  private Future<?> greet(RedisConnection connection) {
    var from = cursor.position();
    long number = Math.max(from.number(), 0);
    return connection
        .batch(
            List.of(
                Request.cmd(Command.GET).arg(RedisKeys.NUMBER),
                Request.cmd(Command.GET).arg(RedisKeys.INCARNATION),
                Request.cmd(Command.XRANGE)
                    .arg(RedisKeys.EVENT_LOG)
                    .arg(EventLogEntry.id(number))
                    .arg(EventLogEntry.id(number))))
        .onSuccess(
            replies ->
                follow(
                    cursor.compare(
                        from,
                        replies.get(0) == null ? 0 : replies.get(0).toLong(),
                        replies.get(1) == null ? null : replies.get(1).toString(),
                        replies.get(2).size() == 0
                            ? null
                            : EventLogEntry.of(replies.get(2).get(0)))));
  }

  private void follow(boolean isSame) {
    if (!isSame) {
      LOG.errorf(
          "Redis has lost what was in it, or some of it; going on after reference number %d",
          lastNumber());
      receivers.forEach(Receiver::lost);
    }
  }

  private void read() {
    if (isStopped) {
      return;
    }
    var request =
        Request.cmd(Command.XREAD)
            .arg("COUNT")
            .arg(AT_ONCE)
            .arg("BLOCK")
            .arg(BLOCK_MILLIS)
            .arg("STREAMS")
            .arg(RedisKeys.EVENT_LOG)
            .arg(EventLogEntry.id(lastNumber()));
    link.send(request)
        .onComplete(
            reply -> {
              if (reply.succeeded()) {
                deliverAndReadOn(reply.result());
              } else {
                link.whenUp().onSuccess(up -> readLater());
              }
            });
  }

  private void deliverAndReadOn(@Nullable Response reply) {
    try {
      deliver(reply);
    } catch (RuntimeException e) {
      LOG.error("The eventLog cannot be read", e);
      readLater();
      return;
    }
    read();
  }

  /** What fails at once must not keep us busy. */
  private void readLater() {
    vertx.setTimer(AGAIN_MILLIS, now -> read());
  }

  private void deliver(@Nullable Response reply) {
    if (reply == null) {
      return;
    }
    for (var entry : reply.get(RedisKeys.EVENT_LOG)) {
      if (isStopped) {
        return;
      }
      deliver(EventLogEntry.of(entry));
    }
  }

  private void deliver(EventLogEntry entry) {
    long expected = lastNumber() + 1;
    if (entry.number() != expected) {
      LOG.errorf(
          "The eventLog has forgotten reference numbers %d to %d", expected, entry.number() - 1);
      receivers.forEach(Receiver::lost);
    }
    cursor.put(entry);
    try {
      entry
          .notifications(isTold, codec)
          .forEach(notification -> receivers.forEach(receiver -> receiver.take(notification)));
    } catch (RuntimeException e) {
      LOG.errorf(e, "The message with reference number %d could not be delivered", entry.number());
    }
  }
}
