package io.workbins.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
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
import io.workbins.subscription.SubscriptionConfig;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.workbin.InMemoryWorkbins;
import io.workbins.workbin.Workbins;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Which implementation of each port there is: one in Redis, if it is set, or one in memory. */
@Singleton
final class PortProducers {

  /** After everything else, which may still have something to say to other nodes. */
  private static final int LAST = 10_000;

  /** More than it takes to say goodbye, or to find out that it cannot be done. */
  private static final int GOODBYE_SECONDS = 5;

  private final @Nullable RedisNode cluster;

  PortProducers(
      RedisConfig config,
      Vertx vertx,
      Instance<Redis> redis,
      PresenceTracker presence,
      ObjectMapper json,
      SubscriptionConfig subscriptions,
      Instance<NodeAddress> address) {
    cluster =
        config.hosts().isPresent()
            ? new RedisNode(
                vertx,
                redis.get(),
                presence,
                presence::isPresent,
                json,
                subscriptions.grace(),
                address.get().get())
            : null;
  }

  void open(@Observes StartupEvent start) {
    if (cluster != null) {
      cluster.open();
    }
  }

  void close(@Observes @Priority(LAST) ShutdownEvent stop) throws Exception {
    if (cluster != null) {
      cluster.close().toCompletableFuture().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** The node, if it is one of several. */
  @Nullable RedisNode cluster() {
    return cluster;
  }

  @Produces
  @ApplicationScoped
  SubscriptionRegistry subscriptions(Instance<InMemorySubscriptionRegistry> inMemory) {
    return cluster == null ? inMemory.get() : cluster.subscriptions();
  }

  @Produces
  @Singleton
  Workbins workbins(Instance<InMemoryWorkbins> inMemory) {
    return cluster == null ? inMemory.get() : cluster.workbins();
  }

  @Produces
  @Singleton
  Absences absences(Instance<InMemoryAbsences> inMemory) {
    return cluster == null ? inMemory.get() : cluster.absences();
  }

  @Produces
  @Singleton
  NotificationBus bus(Instance<LocalNotificationBus> inMemory) {
    return cluster == null ? inMemory.get() : cluster.bus();
  }

  @Produces
  @Singleton
  NodeRegistry neighbours(Instance<SingleNodeRegistry> none) {
    return cluster == null ? none.get() : cluster.neighbours();
  }

  @Produces
  @Singleton
  SessionHandover handover(Instance<NoSessionHandover> inMemory) {
    return cluster == null ? inMemory.get() : cluster.handover();
  }
}
