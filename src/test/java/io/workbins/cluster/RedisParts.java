package io.workbins.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.workbins.Parts;
import io.workbins.RealRedis;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.signin.SignInConfig;
import io.workbins.notification.Notification;
import io.workbins.notification.NotificationBus;
import io.workbins.notification.PresenceTracker;
import io.workbins.notification.RecordingNotificationBus;
import io.workbins.notification.SessionHandover;
import io.workbins.push.NodeRegistry;
import io.workbins.subscription.Absences;
import io.workbins.subscription.SubscriptionConfig;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.workbin.Workbins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A node on an empty Redis. All users count as users with a session on this node. */
public final class RedisParts implements Parts, AutoCloseable {

  private final RealRedis redis;
  private final Vertx vertx = Vertx.vertx();
  private final PresenceTracker presence = new PresenceTracker();
  private final RecordingNotificationBus bus = new RecordingNotificationBus();
  private final AtomicInteger losses = new AtomicInteger();
  private final RedisNode node;

  public RedisParts(RealRedis redis) {
    this(redis, List.of("FLUSHALL"));
  }

  private RedisParts(RealRedis redis, List<String> setupCommands) {
    this.redis = redis;
    setupCommands.forEach(this::ask);
    var client = Redis.createClient(vertx, new RedisOptions().setConnectionString(redis.url()));
    node =
        new RedisNode(
            vertx,
            client,
            presence,
            userId -> true,
            new ObjectMapper(),
            new TestSubscriptions(),
            new NodeRegistry.Address("localhost", 1),
            new Directory(List.of(), Map.of(), Map.of(), List.of()),
            new LongSignIns(),
            CONTENT,
            change -> {});
    node.bus()
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
    node.open();
    await().atMost(Duration.ofSeconds(10)).until(node::isReady);
  }

  private record TestSubscriptions() implements SubscriptionConfig {

    @Override
    public Duration grace() {
      return GRACE;
    }

    @Override
    public int maxPerUser() {
      return MAX_SUBSCRIPTIONS;
    }
  }

  private record LongSignIns() implements SignInConfig {

    @Override
    public Optional<String> key() {
      return Optional.empty();
    }

    @Override
    public Duration idle() {
      return Duration.ofMinutes(30);
    }

    @Override
    public Duration maxAge() {
      return Duration.ofHours(12);
    }
  }

  /** Another node on the same Redis, which keeps its data. */
  public RedisParts anotherNode() {
    return new RedisParts(redis, List.of());
  }

  public SessionHandover handover() {
    return node.handover();
  }

  @Override
  public SubscriptionRegistry subscriptions() {
    return node.subscriptions();
  }

  @Override
  public Workbins workbins() {
    return node.workbins();
  }

  @Override
  public Absences absences() {
    return node.absences();
  }

  @Override
  public PresenceTracker presence() {
    return presence;
  }

  @Override
  public RecordingNotificationBus bus() {
    var lastNumber =
        ask("EVAL \"return tonumber(redis.call('get', KEYS[1]) or 0)\" 1 " + RedisKeys.NUMBER);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> node.lastNumber() >= Long.parseLong(lastNumber.substring(1)));
    return bus;
  }

  /** How often the node reported a loss. */
  public int losses() {
    return losses.get();
  }

  /** The clock of Redis cannot be set, so this moves the start of all absences back. */
  @Override
  public void advance(Duration time) {
    var published = new CompletableFuture<Void>();
    node.context().runOnContext(ignored -> published.complete(null));
    Parts.await(published);
    // requests arrive in order: with this reply, all changes of presence have arrived
    Parts.await(absences().expiredUsers());
    ask(
        """
        EVAL "for _, user in ipairs(redis.call('zrange', KEYS[1], 0, -1)) do \
        redis.call('zincrby', KEYS[1], -tonumber(ARGV[1]), user) end" 1 {workbins}:absent %d"""
            .formatted(time.toMillis()));
  }

  @Override
  public void close() {
    Parts.await(node.close());
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
