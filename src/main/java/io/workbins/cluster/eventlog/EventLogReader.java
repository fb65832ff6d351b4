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
import io.workbins.cluster.redis.StreamReader;
import io.workbins.notification.NotificationBus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Reads the event log from its end at the start of this node, and after a loss of the connection
 * from the last position: no entry is missed or delivered twice. Notifies the recipients on this
 * node.
 */
public final class EventLogReader implements NotificationBus, StreamReader.Target {

  private static final Logger LOG = Logger.getLogger(EventLogReader.class);

  private final List<Receiver> receivers = new CopyOnWriteArrayList<>();
  private final Predicate<String> isLocalUser;
  private final InteractionCodec codec;
  private final RedisConnectionKeeper connection;
  private final StreamReader stream;
  private final EventLogCursor cursor = new EventLogCursor();

  public EventLogReader(
      Vertx vertx, Redis redis, Predicate<String> isLocalUser, InteractionCodec codec) {
    this.isLocalUser = isLocalUser;
    this.codec = codec;
    this.connection = new RedisConnectionKeeper("event log", vertx, redis, this::compareWithRedis);
    this.stream = new StreamReader(RedisKeys.EVENT_LOG, vertx, connection, this);
  }

  @Override
  public void receive(Receiver receiver) {
    receivers.add(receiver);
  }

  public void open() {
    connection.open();
    stream.start();
  }

  public Future<Void> close() {
    stop(() -> {});
    return connection.close();
  }

  /** Leaves the current connection for a new one. */
  public void reconnect(String reason) {
    connection.reconnect(reason);
  }

  /** Whether the entries that Redis has now are read. */
  public boolean isReady() {
    return stream.isUpToDate();
  }

  /** Stops the delivery, then runs a task on the event loop. */
  public void stop(Runnable task) {
    connection.execute(
        () -> {
          stream.stop();
          task.run();
        });
  }

  /** The reference number of the last entry that was delivered. */
  public long lastNumber() {
    return cursor.number();
  }

  /** The current position, for {@link #compare}. */
  public EventLogCursor.Position position() {
    return cursor.position();
  }

  /**
   * Compares the position with a reply of Redis, and reports a loss to the receivers.
   *
   * @param from the position before the request
   * @param number the last reference number in Redis
   * @param incarnation the incarnation of the data in Redis
   */
  public void compare(EventLogCursor.Position from, long number, String incarnation) {
    connection.execute(() -> reportLossUnlessSame(cursor.compare(from, number, incarnation)));
  }

  private Future<?> compareWithRedis(RedisConnection opened) {
    var from = cursor.position();
    long number = Math.max(from.number(), 0);
    return opened
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
                reportLossUnlessSame(
                    cursor.compare(
                        from,
                        replies.get(0) == null ? 0 : replies.get(0).toLong(),
                        replies.get(1) == null ? null : replies.get(1).toString(),
                        replies.get(2).size() == 0
                            ? null
                            : EventLogEntry.of(replies.get(2).get(0)))));
  }

  private void reportLossUnlessSame(boolean isSame) {
    if (!isSame) {
      LOG.errorf(
          "Redis has lost what was in it, or a part: continuing after reference number %d",
          lastNumber());
      receivers.forEach(Receiver::lost);
    }
  }

  @Override
  public String lastId() {
    return EventLogEntry.id(lastNumber());
  }

  @Override
  public void take(Response entry) {
    deliver(EventLogEntry.of(entry));
  }

  private void deliver(EventLogEntry entry) {
    long expected = lastNumber() + 1;
    if (entry.number() != expected) {
      LOG.errorf("The event log lacks reference numbers %d to %d", expected, entry.number() - 1);
      receivers.forEach(Receiver::lost);
    }
    cursor.advance(entry);
    try {
      entry
          .notifications(isLocalUser, codec)
          .forEach(notification -> receivers.forEach(receiver -> receiver.take(notification)));
    } catch (RuntimeException e) {
      LOG.errorf(e, "Cannot deliver the message with reference number %d", entry.number());
    }
  }
}
