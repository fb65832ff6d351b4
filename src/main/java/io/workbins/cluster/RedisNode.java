package io.workbins.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.workbins.cluster.eventlog.EventLogReader;
import io.workbins.cluster.eventlog.EventLogReplay;
import io.workbins.cluster.eventlog.InteractionCodec;
import io.workbins.cluster.identity.DirectorySync;
import io.workbins.cluster.identity.IdentityLogReader;
import io.workbins.cluster.identity.RedisEndedSignIns;
import io.workbins.cluster.redis.RedisClock;
import io.workbins.cluster.redis.RedisConnectionKeeper;
import io.workbins.cluster.redis.RedisReader;
import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.DirectoryChangedEvent;
import io.workbins.identity.signin.EndedSignIns;
import io.workbins.identity.signin.InMemoryEndedSignIns;
import io.workbins.identity.signin.SignInConfig;
import io.workbins.notification.NotificationBus;
import io.workbins.notification.PresenceTracker;
import io.workbins.notification.SessionHandover;
import io.workbins.push.NodeRegistry;
import io.workbins.subscription.Absences;
import io.workbins.subscription.SubscriptionConfig;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.workbin.ContentLimits;
import io.workbins.workbin.Workbins;
import java.security.SecureRandom;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A node of several: all ports on one Redis. */
final class RedisNode {

  private final Vertx vertx;
  private final PresenceTracker presence;
  private final RedisConnectionKeeper connection;
  private final NodeHeartbeat heartbeat;
  private final ScriptRunner scripts;
  private final EventLogReader eventLogReader;
  private final SessionHandover handover;
  private final RedisNodeRegistry nodeRegistry;
  private final SubscriptionRegistry subscriptions;
  private final Absences absences;
  private final Workbins workbins;
  private final DirectorySync directorySync;
  private final EndedSignIns endedSignIns;
  private final IdentityLogReader identityLogReader;

  /**
   * Does not connect yet.
   *
   * @param presence the users with a session on this node
   * @param isLocalUser selects the users that this node notifies
   * @param subscriptionConfig how long and how many subscriptions may be
   * @param address the address for requests of other nodes, as {@link NodeAddress#get}
   * @param contentLimits how many bytes interactions may take
   * @param directoryChanges receives what a newer directory of another node has changed
   */
  RedisNode(
      Vertx vertx,
      Redis redis,
      PresenceTracker presence,
      Predicate<String> isLocalUser,
      ObjectMapper json,
      SubscriptionConfig subscriptionConfig,
      NodeRegistry.Address address,
      Directory directory,
      SignInConfig signInConfig,
      ContentLimits contentLimits,
      Consumer<DirectoryChangedEvent> directoryChanges) {
    var nodeId = Long.toString(new SecureRandom().nextLong() >>> 24, Character.MAX_RADIX);
    this.vertx = vertx;
    this.presence = presence;
    var clock = new RedisClock();
    var codec = new InteractionCodec(json);
    eventLogReader = new EventLogReader(vertx, redis, isLocalUser, codec);
    heartbeat = new NodeHeartbeat(clock, eventLogReader, nodeId, address);
    connection =
        new RedisConnectionKeeper(
            "commands",
            vertx,
            redis,
            opened -> ScriptRunner.load(opened).compose(loaded -> heartbeat.register(opened)));
    scripts = new ScriptRunner(vertx, connection, clock);
    var reader = new RedisReader(connection);
    nodeRegistry = new RedisNodeRegistry(reader, nodeId, address);
    handover = new RedisSessionHandover(eventLogReader, scripts, new EventLogReplay(reader, codec));
    subscriptions =
        new RedisSubscriptionRegistry(
            scripts, reader, heartbeat, directory, subscriptionConfig.maxPerUser());
    absences = new RedisAbsences(scripts, subscriptionConfig.grace());
    workbins = new RedisWorkbins(scripts, reader, codec, directory, contentLimits);
    directorySync = new DirectorySync(directory, scripts, reader, directoryChanges);
    var ended = new InMemoryEndedSignIns(signInConfig);
    endedSignIns = new RedisEndedSignIns(ended, scripts, signInConfig.maxAge());
    identityLogReader = new IdentityLogReader(vertx, redis, ended, directorySync::compare);
  }

  /** Connects, and reconnects after each loss of a connection until {@link #close}. */
  void open() {
    var publisher = new PresencePublisher(presence, scripts, heartbeat, connection::execute);
    presence.addListener(publisher);
    connection.onConnected(
        () -> {
          publisher.publishAll();
          directorySync.publish();
        });
    connection.onLost(this::reconnectReaders);
    connection.open();
    eventLogReader.open();
    identityLogReader.open();
    heartbeat.start(vertx, scripts, publisher::onHeartbeat);
  }

  /** A replica that takes no commands any more would still be read. */
  private void reconnectReaders() {
    eventLogReader.reconnect("following the connection for commands");
    identityLogReader.reconnect("following the connection for commands");
  }

  /** Sets the address at which other nodes reach this one. */
  void announce(NodeRegistry.Address address) {
    nodeRegistry.announce(address);
    heartbeat.announce(address);
  }

  /** Removes this node from Redis. Completes when all connections are closed. */
  CompletionStage<Void> close() {
    heartbeat.stop(vertx);
    return scripts
        .run(Script.NODE_LEAVE, heartbeat.farewell())
        .handle(
            (reply, failure) ->
                Future.join(eventLogReader.close(), identityLogReader.close(), connection.close()))
        .thenCompose(closed -> closed.<Void>mapEmpty().toCompletionStage());
  }

  /** Whether Redis replies on all connections. */
  boolean isReady() {
    return connection.isConnected()
        && eventLogReader.isReady()
        && identityLogReader.isReady()
        && heartbeat.hasRecentReply();
  }

  /** Tells other nodes what has changed in the directory. */
  void publishDirectory() {
    directorySync.publish();
  }

  EndedSignIns endedSignIns() {
    return endedSignIns;
  }

  /** The event loop on which presence is published. */
  Context context() {
    return connection.context();
  }

  NotificationBus bus() {
    return eventLogReader;
  }

  /** The reference number of the last entry that was delivered. */
  long lastNumber() {
    return eventLogReader.lastNumber();
  }

  SessionHandover handover() {
    return handover;
  }

  NodeRegistry nodeRegistry() {
    return nodeRegistry;
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
