package io.workbins.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.workbins.cluster.eventlog.EventLogReader;
import io.workbins.cluster.eventlog.EventLogReplay;
import io.workbins.cluster.eventlog.InteractionCodec;
import io.workbins.cluster.redis.RedisClock;
import io.workbins.cluster.redis.RedisConnectionKeeper;
import io.workbins.cluster.redis.RedisReader;
import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.notification.NotificationBus;
import io.workbins.notification.PresenceTracker;
import io.workbins.notification.SessionHandover;
import io.workbins.push.NodeRegistry;
import io.workbins.subscription.Absences;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.workbin.Workbins;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A node among others: all ports on one Redis. */
final class RedisNode {

  private final Vertx vertx;
  private final PresenceTracker presence;
  private final RedisConnectionKeeper link;
  private final NodeHeartbeat heartbeat;
  private final ScriptRunner scripts;
  private final EventLogReader bus;
  private final SessionHandover handover;
  private final NodeRegistry neighbours;
  private final SubscriptionRegistry subscriptions;
  private final Absences absences;
  private final Workbins workbins;

  /**
   * A node that has not begun.
   *
   * @param presence who has a session on this node
   * @param isTold who is told of what happens, by this node
   * @param grace how long users may be away
   * @param address where this node takes requests from others
   */
  RedisNode(
      Vertx vertx,
      Redis redis,
      PresenceTracker presence,
      Predicate<String> isTold,
      ObjectMapper json,
      Duration grace,
      NodeRegistry.Address address) {
    var nodeId = Long.toString(new SecureRandom().nextLong() >>> 24, Character.MAX_RADIX);
    this.vertx = vertx;
    this.presence = presence;
    var clock = new RedisClock();
    var codec = new InteractionCodec(json);
    bus = new EventLogReader(vertx, redis, isTold, codec);
    heartbeat = new NodeHeartbeat(clock, bus, nodeId, address);
    link =
        new RedisConnectionKeeper(
            "commands",
            vertx,
            redis,
            made -> ScriptRunner.load(made).compose(loaded -> heartbeat.register(made)));
    scripts = new ScriptRunner(vertx, link, clock);
    var reads = new RedisReader(link);
    neighbours = new RedisNodeRegistry(reads, nodeId);
    handover = new RedisSessionHandover(bus, scripts, new EventLogReplay(reads, codec));
    subscriptions = new RedisSubscriptionRegistry(scripts, reads, heartbeat);
    absences = new RedisAbsences(scripts, grace);
    workbins = new RedisWorkbins(scripts, reads, codec);
  }

  /** Connects, and stays connected. */
  void open() {
    var shared =
        new PresencePublisher(
            presence, scripts, heartbeat, task -> link.context().runOnContext(now -> task.run()));
    presence.listen(shared);
    link.onUp(shared::tellAll);
    link.open();
    bus.open();
    heartbeat.start(vertx, scripts, shared::heard);
  }

  /** Says goodbye, and completes when nothing is done any more. */
  CompletionStage<Void> close() {
    heartbeat.stop(vertx);
    return scripts
        .run(Script.NODE_LEAVE, List.of(heartbeat.node()))
        .handle((forgotten, failure) -> Future.join(bus.close(), link.close()))
        .thenCompose(closed -> closed.<Void>mapEmpty().toCompletionStage());
  }

  /** Whether Redis can be reached. */
  boolean isReady() {
    return link.isUp() && bus.isUp() && heartbeat.isHeard();
  }

  /** Where this node says who came and left. */
  Context context() {
    return link.context();
  }

  NotificationBus bus() {
    return bus;
  }

  /** The number of the last entry that was told. */
  long lastNumber() {
    return bus.lastNumber();
  }

  SessionHandover handover() {
    return handover;
  }

  NodeRegistry neighbours() {
    return neighbours;
  }

  SubscriptionRegistry subscriptions() {
    return subscriptions;
  }

  Absences absences() {
    return absences;
  }

  Workbins workbins() {
    return workbins;
  }
}
