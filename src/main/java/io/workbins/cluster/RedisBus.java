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
  private static final long NOT_BEGUN = -1;

  private final List<Receiver> receivers = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private final Predicate<String> isTold;
  private final InteractionText text;
  private final RedisLink link;
  private volatile long position = NOT_BEGUN;
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
    return position;
  }

  private Future<?> greet(RedisConnection connection) {
    return connection.send(Request.cmd(Command.GET).arg(Keys.NUMBER)).onSuccess(this::begin);
  }

  private void begin(@Nullable Response number) {
    long last = number == null ? 0 : number.toLong();
    if (last < position) {
      LOG.errorf(
          "Redis has lost what was in it: its last reference number is %d and was %d",
          last, position);
      lost();
    }
    if (position == NOT_BEGUN || last < position) {
      position = last;
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
            .arg(JournalEntry.id(position));
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
    if (entry.number() != position + 1) {
      LOG.errorf(
          "The journal has forgotten reference numbers %d to %d", position + 1, entry.number() - 1);
      lost();
    }
    position = entry.number();
    try {
      entry
          .notifications(isTold, text)
          .forEach(notification -> receivers.forEach(receiver -> receiver.take(notification)));
    } catch (RuntimeException e) {
      LOG.errorf(e, "The message with reference number %d could not be delivered", position);
    }
  }

  private void lost() {
    receivers.forEach(Receiver::lost);
  }
}
