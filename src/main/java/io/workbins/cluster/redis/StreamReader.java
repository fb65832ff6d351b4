package io.workbins.cluster.redis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a stream one after another, and continues after a loss of the connection. A
 * reply that cannot be read is followed by a new connection.
 */
public final class StreamReader {

  private static final Logger LOG = Logger.getLogger(StreamReader.class);
  private static final long BLOCK_MILLIS = 1_000;
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long RETRY_DELAY_MILLIS = 100;
  private static final int BATCH_SIZE = 500;

  private final String key;
  private final Vertx vertx;
  private final RedisConnectionKeeper connection;
  private final Target target;
  private volatile boolean hasReadAll;
  private volatile long lastReplyNanos = System.nanoTime() - SILENCE_NANOS;
  private boolean isStopped;

  /** Called on the event loop of the connection. */
  public interface Target {

    /** The id of the last entry that was taken. */
    String lastId();

    /**
     * Takes an entry.
     *
     * @param entry its id, and a list of its fields and values
     */
    void take(Response entry);
  }

  /** Does not read yet. */
  public StreamReader(String key, Vertx vertx, RedisConnectionKeeper connection, Target target) {
    this.key = key;
    this.vertx = vertx;
    this.connection = connection;
    this.target = target;
  }

  /** Reads as soon as the connection is open. */
  public void start() {
    connection.whenConnected().onSuccess(connected -> read());
  }

  /** Takes no further entry. Must be called on the event loop of the connection. */
  public void stop() {
    isStopped = true;
  }

  /** Whether all entries from before the start were read, and Redis replied within the last 3 s. */
  public boolean isUpToDate() {
    return hasReadAll
        && connection.isConnected()
        && System.nanoTime() - lastReplyNanos < SILENCE_NANOS;
  }

  private void read() {
    if (isStopped) {
      return;
    }
    var request = Request.cmd(Command.XREAD).arg("COUNT").arg(BATCH_SIZE);
    if (hasReadAll) {
      request.arg("BLOCK").arg(BLOCK_MILLIS);
    }
    connection
        .send(request.arg("STREAMS").arg(key).arg(target.lastId()))
        .onComplete(this::handleReply);
  }

  private void handleReply(AsyncResult<@Nullable Response> reply) {
    if (reply.failed()) {
      readLater();
      return;
    }
    try {
      take(reply.result());
    } catch (RuntimeException e) {
      LOG.errorf(e, "Cannot read %s after %s", key, target.lastId());
      connection.reconnect("a reply was not understood");
      readLater();
      return;
    }
    lastReplyNanos = System.nanoTime();
    read();
  }

  /** The delay prevents a busy loop if each read fails at once. */
  private void readLater() {
    connection
        .whenConnected()
        .onSuccess(connected -> vertx.setTimer(RETRY_DELAY_MILLIS, timer -> read()));
  }

  private void take(@Nullable Response reply) {
    if (reply == null) {
      hasReadAll = true;
      return;
    }
    for (var entry : entries(reply)) {
      if (isStopped) {
        return;
      }
      target.take(entry);
    }
  }

  /** RESP3 replies with a map from stream to entries, RESP2 with a list of such pairs. */
  private Response entries(Response reply) {
    var entries = reply.isMap() ? reply.get(key) : reply.get(0).get(1);
    if (entries == null) {
      throw new IllegalStateException("no entries in the reply " + reply);
    }
    return entries;
  }
}
