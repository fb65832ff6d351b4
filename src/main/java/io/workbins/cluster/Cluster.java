package io.workbins.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.workbins.notification.Bus;
import io.workbins.notification.Handover;
import io.workbins.notification.Presence;
import io.workbins.push.Neighbours;
import io.workbins.subscription.Absences;
import io.workbins.subscription.Subscriptions;
import io.workbins.workbin.Workbins;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A node among others: all ports on one Redis. */
final class Cluster {

  private final Vertx vertx;
  private final Presence presence;
  private final RedisLink link;
  private final Heartbeat heartbeat;
  private final Scripts scripts;
  private final RedisBus bus;
  private final Handover handover;
  private final Neighbours neighbours;
  private final Subscriptions subscriptions;
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
  Cluster(
      Vertx vertx,
      Redis redis,
      Presence presence,
      Predicate<String> isTold,
      ObjectMapper json,
      Duration grace,
      Neighbours.Address address) {
    var place = Long.toString(new SecureRandom().nextLong() >>> 24, Character.MAX_RADIX);
    this.vertx = vertx;
    this.presence = presence;
    var clock = new RedisClock();
    var text = new InteractionText(json);
    bus = new RedisBus(vertx, redis, isTold, text);
    heartbeat = new Heartbeat(clock, bus, place, address);
    link =
        new RedisLink(
            "commands",
            vertx,
            redis,
            made -> Scripts.load(made).compose(loaded -> heartbeat.greet(made)));
    scripts = new Scripts(vertx, link, clock);
    var reads = new Reads(link);
    neighbours = new RedisNeighbours(reads, place);
    handover = new RedisHandover(bus, scripts, new Past(reads, text));
    subscriptions = new RedisSubscriptions(scripts, reads, heartbeat);
    absences = new RedisAbsences(scripts, grace);
    workbins = new RedisWorkbins(scripts, reads, text);
  }

  /** Connects, and stays connected. */
  void open() {
    var shared =
        new SharedPresence(
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
        .run(Script.FORGET, List.of(heartbeat.node()))
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

  Bus bus() {
    return bus;
  }

  /** The number of the last entry that was told. */
  long position() {
    return bus.position();
  }

  Handover handover() {
    return handover;
  }

  Neighbours neighbours() {
    return neighbours;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  Absences absences() {
    return absences;
  }

  Workbins workbins() {
    return workbins;
  }
}
