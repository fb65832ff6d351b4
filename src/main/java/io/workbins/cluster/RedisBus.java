package io.workbins.cluster;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.notification.Bus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal, from the last entry on that there was at the start, and after a loss of the
 * connection from where it was: so nothing is missed and nothing told twice. Each entry is told to
 * those of its recipients who are here.
 */
final class RedisBus implements Bus {

  private static final Logger LOG = Logger.getLogger(RedisBus.class);
  private static final long BLOCK_MILLIS = 1_000;
  private static final long AGAIN_MILLIS = 100;
  private static final int AT_ONCE = 500;

  private final List<Receiver> receivers = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private final Predicate<String> isTold;
  private final InteractionText text;
  private final RedisLink link;
  private final Bookmark bookmark = new Bookmark();
  private boolean isStopped;

  RedisBus(Vertx vertx, Redis redis, Predicate<String> isTold, InteractionText text) {
    this.vertx = vertx;
    this.isTold = isTold;
    this.text = text;
    this.link = new RedisLink("reader of the journal", vertx, redis, this::greet);
  }

  @Override
  public void receive(Receiver receiver) {
    receivers.add(receiver);
  }

  void open() {
    link.open();
    link.whenUp().onSuccess(up -> read());
  }

  Future<Void> close() {
    stop(() -> {});
    return link.close();
  }

  boolean isUp() {
    return link.isUp();
  }

  /** Tells nothing any more, then runs a task. */
  void stop(Runnable then) {
    link.context()
        .runOnContext(
            now -> {
              isStopped = true;
              then.run();
            });
  }

  /** The number of the last entry that was told. */
  long position() {
    return bookmark.position();
  }

  /** Where the reader is, for {@link #compare}. */
  Bookmark.Mark mark() {
    return bookmark.mark();
  }

  /**
   * Looks whether Redis is still where it was.
   *
   * @param from the mark before Redis was asked
   * @param number the last reference number that it told
   * @param era the era that it told
   */
  void compare(Bookmark.Mark from, long number, String era) {
    link.context().runOnContext(now -> follow(bookmark.compare(from, number, era)));
  }

  private Future<?> greet(RedisConnection connection) {
    var from = bookmark.mark();
    long position = Math.max(from.position(), 0);
    return connection
        .batch(
            List.of(
                Request.cmd(Command.GET).arg(Keys.NUMBER),
                Request.cmd(Command.GET).arg(Keys.ERA),
                Request.cmd(Command.XRANGE)
                    .arg(Keys.JOURNAL)
                    .arg(JournalEntry.id(position))
                    .arg(JournalEntry.id(position))))
        .onSuccess(
            replies ->
                follow(
                    bookmark.compare(
                        from,
                        replies.get(0) == null ? 0 : replies.get(0).toLong(),
                        replies.get(1) == null ? null : replies.get(1).toString(),
                        replies.get(2).size() == 0
                            ? null
                            : JournalEntry.of(replies.get(2).get(0)))));
  }

  private void follow(boolean isSame) {
    if (!isSame) {
      LOG.errorf(
          "Redis has lost what was in it, or some of it; going on after reference number %d",
          position());
      lost();
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
            .arg(Keys.JOURNAL)
            .arg(JournalEntry.id(position()));
    link.send(request)
        .onComplete(
            reply -> {
              if (reply.succeeded()) {
                tellAndReadOn(reply.result());
              } else {
                link.whenUp().onSuccess(up -> readLater());
              }
            });
  }

  private void tellAndReadOn(@Nullable Response reply) {
    try {
      tell(reply);
    } catch (RuntimeException e) {
      LOG.error("The journal cannot be read", e);
      readLater();
      return;
    }
    read();
  }

  /** What fails at once must not keep us busy. */
  private void readLater() {
    vertx.setTimer(AGAIN_MILLIS, now -> read());
  }

  private void tell(@Nullable Response reply) {
    if (reply == null) {
      return;
    }
    for (var entry : reply.get(Keys.JOURNAL)) {
      if (isStopped) {
        return;
      }
      tell(JournalEntry.of(entry));
    }
  }

  private void tell(JournalEntry entry) {
    long expected = position() + 1;
    if (entry.number() != expected) {
      LOG.errorf(
          "The journal has forgotten reference numbers %d to %d", expected, entry.number() - 1);
      lost();
    }
    bookmark.put(entry);
    try {
      entry
          .notifications(isTold, text)
          .forEach(notification -> receivers.forEach(receiver -> receiver.take(notification)));
    } catch (RuntimeException e) {
      LOG.errorf(e, "The message with reference number %d could not be delivered", entry.number());
    }
  }

  private void lost() {
    receivers.forEach(Receiver::lost);
  }
}
