package io.workbins.cluster;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Response;
import io.workbins.cluster.eventlog.EventLogCursor;
import io.workbins.cluster.eventlog.EventLogReader;
import io.workbins.cluster.redis.RedisClock;
import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.push.NodeRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says once a second that this node lives, and hears in return what time it is. A node that was
 * taken for dead, or was out of touch, goes on under a new name: what is known of the old one may
 * be wrong.
 */
final class NodeHeartbeat {

  private static final long EVERY_MILLIS = 1_000;
  private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

  private volatile String node = newName();
  private final RedisClock clock;
  private final EventLogReader bus;
  private final List<String> address;
  private volatile long subscriptions;
  private long beats;
  private volatile long heardAt = System.nanoTime() - SILENCE_NANOS;

  /**
   * No beat yet.
   *
   * @param bus told where Redis is
   * @param nodeId what the ids of sessions of this node begin with
   * @param address where it takes requests
   */
  NodeHeartbeat(RedisClock clock, EventLogReader bus, String nodeId, NodeRegistry.Address address) {
    this.clock = clock;
    this.bus = bus;
    this.address = List.of(nodeId, RedisNodeRegistry.text(address));
  }

  /** Greets Redis over a new connection, under a new name. */
  Future<?> register(RedisConnection connection) {
    node = newName();
    // the first to tell the time, so it comes in time always
    var request =
        ScriptRunner.request(
            Command.EVAL, Script.HEARTBEAT, Long.MAX_VALUE / 2, newName(), arguments());
    var from = bus.position();
    return connection.send(request).onSuccess(reply -> take(reply, from));
  }

  /**
   * Begins to beat.
   *
   * @param heard told of each beat that was heard, and whether this node was known
   */
  void start(Vertx vertx, ScriptRunner scripts, Consumer<Boolean> heard) {
    beats =
        vertx.setPeriodic(
            EVERY_MILLIS,
            timer -> {
              var from = bus.position();
              scripts
                  .run(Script.HEARTBEAT, arguments())
                  .thenAccept(
                      reply -> {
                        take(reply, from);
                        heard.accept(reply.get(4).toString().equals("known"));
                      });
            });
  }

  /** Ends to beat. */
  void stop(Vertx vertx) {
    vertx.cancelTimer(beats);
  }

  /** The name of this node, for now. */
  String node() {
    return node;
  }

  /** Whether Redis has answered of late. */
  boolean isHeard() {
    return System.nanoTime() - heardAt < SILENCE_NANOS;
  }

  /** Takes another name, and lets the old one be taken for dead. */
  void rename() {
    node = newName();
  }

  /** How many subscriptions there were at the last beat. */
  long subscriptions() {
    return subscriptions;
  }

  private void take(Response reply, EventLogCursor.Position from) {
    heardAt = System.nanoTime();
    clock.set(reply.get(1).toLong());
    subscriptions = reply.get(3).toLong();
    bus.compare(from, reply.get(2).toLong(), reply.get(5).toString());
  }

  private List<String> arguments() {
    return List.of(node, address.get(0), address.get(1));
  }

  private static String newName() {
    return UUID.randomUUID().toString();
  }
}
