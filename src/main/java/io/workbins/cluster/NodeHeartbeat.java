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
 * Sends a heartbeat to Redis every second. The reply brings the time of Redis. After a failure this
 * node takes a new name, because the entries of the old name may be incomplete.
 */
final class NodeHeartbeat {

  private static final long INTERVAL_MILLIS = 1_000;
  private static final long REPLY_TIMEOUT_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

  private volatile String nodeName = newName();
  private final RedisClock clock;
  private final EventLogReader eventLogReader;
  private final String nodeId;
  private volatile NodeRegistry.Address address;
  private volatile long subscriptionCount;
  private long timerId;
  private volatile long lastReplyNanos = System.nanoTime() - REPLY_TIMEOUT_NANOS;

  /**
   * Does not send a heartbeat yet.
   *
   * @param eventLogReader compares its position with each reply
   * @param nodeId the prefix of the session ids of this node
   * @param address the address for requests of other nodes; not sent while its port is 0
   */
  NodeHeartbeat(
      RedisClock clock,
      EventLogReader eventLogReader,
      String nodeId,
      NodeRegistry.Address address) {
    this.clock = clock;
    this.eventLogReader = eventLogReader;
    this.nodeId = nodeId;
    this.address = address;
  }

  /** Sets the address that is sent from the next heartbeat on. */
  void announce(NodeRegistry.Address taken) {
    address = taken;
  }

  /** Sends the first heartbeat of a new connection, under a new node name. */
  Future<?> register(RedisConnection connection) {
    nodeName = newName();
    // the clock is not set yet, so the deadline is far in the future
    var request =
        ScriptRunner.request(
            Command.EVAL, Script.HEARTBEAT, Long.MAX_VALUE / 2, newName(), arguments());
    var position = eventLogReader.position();
    return connection.send(request).onSuccess(reply -> handleReply(reply, position));
  }

  /**
   * Starts the periodic heartbeat.
   *
   * @param onReply called after each reply, with whether Redis knew this node
   */
  void start(Vertx vertx, ScriptRunner scripts, Consumer<Boolean> onReply) {
    timerId =
        vertx.setPeriodic(
            INTERVAL_MILLIS,
            timer -> {
              var position = eventLogReader.position();
              scripts
                  .run(Script.HEARTBEAT, arguments())
                  .thenAccept(
                      reply -> {
                        handleReply(reply, position);
                        onReply.accept(reply.get(4).toString().equals("known"));
                      });
            });
  }

  void stop(Vertx vertx) {
    vertx.cancelTimer(timerId);
  }

  /** The current name of this node. Changes with {@link #register} and {@link #rename}. */
  String nodeName() {
    return nodeName;
  }

  /** Whether Redis replied within the last 2.5 s. */
  boolean hasRecentReply() {
    return System.nanoTime() - lastReplyNanos < REPLY_TIMEOUT_NANOS;
  }

  /** Takes a new node name. The old name expires in Redis. */
  void rename() {
    nodeName = newName();
  }

  /** The number of subscriptions at the last heartbeat. */
  long subscriptionCount() {
    return subscriptionCount;
  }

  private void handleReply(Response reply, EventLogCursor.Position position) {
    lastReplyNanos = System.nanoTime();
    clock.set(reply.get(1).toLong());
    subscriptionCount = reply.get(3).toLong();
    eventLogReader.compare(position, reply.get(2).toLong(), reply.get(5).toString());
  }

  /** The arguments of the script with which this node leaves: its name and its id. */
  List<String> farewell() {
    return List.of(nodeName, nodeId);
  }

  private List<String> arguments() {
    var known = address;
    return List.of(nodeName, nodeId, known.port() == 0 ? "" : RedisNodeRegistry.encode(known));
  }

  private static String newName() {
    return UUID.randomUUID().toString();
  }
}
