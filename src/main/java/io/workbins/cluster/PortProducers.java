package io.workbins.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.DirectoryChangedEvent;
import io.workbins.identity.signin.EndedSignIns;
import io.workbins.identity.signin.InMemoryEndedSignIns;
import io.workbins.identity.signin.SignInConfig;
import io.workbins.notification.EventLog;
import io.workbins.notification.LocalNotificationBus;
import io.workbins.notification.NoSessionHandover;
import io.workbins.notification.NotificationBus;
import io.workbins.notification.PresenceTracker;
import io.workbins.notification.SessionHandover;
import io.workbins.push.NodeRegistry;
import io.workbins.push.SingleNodeRegistry;
import io.workbins.subscription.Absences;
import io.workbins.subscription.InMemoryAbsences;
import io.workbins.subscription.InMemorySubscriptionRegistry;
import io.workbins.subscription.NextTurn;
import io.workbins.subscription.SubscriptionConfig;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.workbin.ContentConfig;
import io.workbins.workbin.InMemoryWorkbins;
import io.workbins.workbin.Workbins;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Produces the ports: on Redis if {@code workbins.redis.hosts} is set, otherwise in memory. */
@Singleton
final class PortProducers {

  /** After all other observers, which may still write to Redis. */
  private static final int SHUTDOWN_PRIORITY = 10_000;

  /** Longer than the timeout of a script. */
  private static final int SHUTDOWN_TIMEOUT_SECONDS = 5;

  private final @Nullable RedisNode node;

  PortProducers(
      RedisConfig config,
      Vertx vertx,
      Instance<Redis> redis,
      PresenceTracker presence,
      ObjectMapper json,
      SubscriptionConfig subscriptions,
      Instance<NodeAddress> address,
      Directory directory,
      SignInConfig signIns,
      ContentConfig content,
      Event<DirectoryChangedEvent> directoryChanges) {
    node =
        config.hosts().isPresent()
            ? new RedisNode(
                vertx,
                redis.get(),
                presence,
                presence::isOnline,
                json,
                subscriptions,
                address.get().get(),
                directory,
                signIns,
                content.limits(),
                directoryChanges::fire)
            : null;
  }

  void open(@Observes StartupEvent event) {
    if (node != null) {
      node.open();
    }
  }

  /** With {@code quarkus.http.port=0}, the port is not known earlier. */
  void announce(@ObservesAsync HttpServerStart started, Instance<NodeAddress> address) {
    if (node != null) {
      node.announce(address.get().taken());
    }
  }

  void close(@Observes @Priority(SHUTDOWN_PRIORITY) ShutdownEvent event) throws Exception {
    if (node != null) {
      node.close().toCompletableFuture().get(SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** What a node without Redis took from now on would be lost. */
  void refuseChanges(@Observes ShutdownDelayInitiatedEvent event, EventLog inMemory) {
    inMemory.stop();
  }

  /** Before other observers, whose ends of subscriptions Redis then receives later. */
  void publishDirectory(
      @Observes @Priority(DirectoryChangedEvent.PUBLISH) DirectoryChangedEvent event) {
    if (node != null) {
      node.publishDirectory();
    }
  }

  /** Null without Redis. */
  @Nullable RedisNode node() {
    return node;
  }

  @Produces
  @ApplicationScoped
  SubscriptionRegistry subscriptions(Instance<InMemorySubscriptionRegistry> inMemory) {
    return node == null ? inMemory.get() : node.subscriptions();
  }

  @Produces
  @Singleton
  static NextTurn nextTurn(Vertx vertx) {
    return task -> vertx.getOrCreateContext().runOnContext(turn -> task.run());
  }

  @Produces
  @Singleton
  Workbins workbins(Instance<InMemoryWorkbins> inMemory) {
    return node == null ? inMemory.get() : node.workbins();
  }

  @Produces
  @Singleton
  Absences absences(Instance<InMemoryAbsences> inMemory) {
    return node == null ? inMemory.get() : node.absences();
  }

  @Produces
  @Singleton
  NotificationBus bus(Instance<LocalNotificationBus> inMemory) {
    return node == null ? inMemory.get() : node.bus();
  }

  @Produces
  @Singleton
  NodeRegistry nodeRegistry(Instance<SingleNodeRegistry> inMemory) {
    return node == null ? inMemory.get() : node.nodeRegistry();
  }

  @Produces
  @Singleton
  EndedSignIns endedSignIns(Instance<InMemoryEndedSignIns> inMemory) {
    return node == null ? inMemory.get() : node.endedSignIns();
  }

  @Produces
  @Singleton
  SessionHandover handover(Instance<NoSessionHandover> inMemory) {
    return node == null ? inMemory.get() : node.handover();
  }
}
