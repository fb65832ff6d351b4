package io.workbins.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.workbins.Parts;
import io.workbins.RealRedis;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.notification.Notification;
import io.workbins.notification.NotificationBus;
import io.workbins.notification.PresenceTracker;
import io.workbins.notification.RecordingNotificationBus;
import io.workbins.notification.SessionHandover;
import io.workbins.push.NodeRegistry;
import io.workbins.subscription.Absences;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.workbin.Workbins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The parts of a node among others, on a Redis with nothing in it. Whoever is told has a session
 * here.
 */
public final class RedisParts implements Parts, AutoCloseable {

  private final RealRedis redis;
  private final Vertx vertx = Vertx.vertx();
  private final PresenceTracker presence = new PresenceTracker();
  private final RecordingNotificationBus bus = new RecordingNotificationBus();
  private final AtomicInteger losses = new AtomicInteger();
  private final RedisNode cluster;

  public RedisParts(RealRedis redis) {
    this(redis, List.of("FLUSHALL"));
  }

  private RedisParts(RealRedis redis, List<String> first) {
    this.redis = redis;
    first.forEach(this::ask);
    var client = Redis.createClient(vertx, new RedisOptions().setConnectionString(redis.url()));
    cluster =
        new RedisNode(
            vertx,
            client,
            presence,
            userId -> true,
            new ObjectMapper(),
            GRACE,
            new NodeRegistry.Address("localhost", 1));
    cluster
        .bus()
        .receive(
            new NotificationBus.Receiver() {
              @Override
              public void take(Notification notification) {
                bus.accept(notification);
              }

              @Override
              public void lost() {
                losses.incrementAndGet();
              }
            });
    cluster.open();
    await().atMost(Duration.ofSeconds(10)).until(cluster::isReady);
  }

  /** The parts of another node, on the same Redis as it is. */
  public RedisParts another() {
    return new RedisParts(redis, List.of());
  }

  public SessionHandover handover() {
    return cluster.handover();
  }

  @Override
  public SubscriptionRegistry subscriptions() {
    return cluster.subscriptions();
  }

  @Override
  public Workbins workbins() {
    return cluster.workbins();
  }

  @Override
  public Absences absences() {
    return cluster.absences();
  }

  @Override
  public PresenceTracker presence() {
    return presence;
  }

  @Override
  public RecordingNotificationBus told() {
    var last =
        ask("EVAL \"return tonumber(redis.call('get', KEYS[1]) or 0)\" 1 " + RedisKeys.NUMBER);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> cluster.lastNumber() >= Long.parseLong(last.substring(1)));
    return bus;
  }

  /** How often something was lost. */
  public int losses() {
    return losses.get();
  }

  /** Redis has a clock of its own; so those who are away are made to have left earlier. */
  @Override
  public void letPass(Duration time) {
    var turn = new CompletableFuture<Void>();
    cluster.context().runOnContext(now -> turn.complete(null));
    Parts.await(turn);
    // what was said of who came and left has arrived when the answer to this has
    Parts.await(absences().expiredUsers());
    ask(
        """
        EVAL "for _, user in ipairs(redis.call('zrange', KEYS[1], 0, -1)) do \
        redis.call('zincrby', KEYS[1], -tonumber(ARGV[1]), user) end" 1 {workbins}:absent %d"""
            .formatted(time.toMillis()));
  }

  @Override
  public void close() {
    Parts.await(cluster.close());
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private String ask(String command) {
    try {
      return redis.ask(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
