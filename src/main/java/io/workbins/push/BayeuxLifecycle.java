package io.workbins.push;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.workbins.notification.SessionHandover;
import io.workbins.push.cometd.BayeuxJson;
import io.workbins.push.cometd.BoundedAcknowledgements;
import io.workbins.push.cometd.WorkbinsBayeuxServer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.server.ConfigurableServerChannel.Initializer;
import org.cometd.bayeux.server.ServerTransport;
import org.cometd.server.AbstractServerTransport;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.http.AbstractHttpTransport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Configures, starts and stops the Bayeux server. */
@Singleton
public class BayeuxLifecycle {

  private static final Logger LOG = Logger.getLogger(BayeuxLifecycle.class);

  /** Above the time after which a hand-over fails. */
  private static final int HANDOVER_TIMEOUT_SECONDS = 10;

  private final WorkbinsBayeuxServer server;
  private final GracefulDrain drain;
  private final NotificationDelivery delivery;
  private final SessionResume sessionResume;
  private final SessionHandover handover;
  private @Nullable CompletionStage<Void> sessionsEnded;

  BayeuxLifecycle(
      CometDConfig config,
      BayeuxSecurityPolicy policy,
      UserSessions sessions,
      SessionLimits limits,
      GracefulDrain drain,
      NotificationDelivery delivery,
      SessionResume sessionResume,
      SessionHandover handover,
      NodeRegistry nodes) {
    this.server = new WorkbinsBayeuxServer(nodes.nodeId().orElse(null));
    this.handover = handover;
    this.drain = drain;
    this.delivery = delivery;
    this.sessionResume = sessionResume;
    server.setOption(AbstractServerTransport.TIMEOUT_OPTION, config.timeout().toMillis());
    server.setOption(AbstractServerTransport.MAX_INTERVAL_OPTION, config.maxInterval().toMillis());
    server.setOption(AbstractServerTransport.MAX_QUEUE_OPTION, config.maxQueue());
    // an instance: a class name would be loaded by reflection, which fails in a native executable
    server.setOption(
        AbstractServerTransport.JSON_CONTEXT_OPTION, new BayeuxJson(config.timeout().toMillis()));
    server.setOption(AbstractHttpTransport.BROWSER_COOKIE_SAME_SITE_OPTION, "Lax");
    server.setOption(AbstractHttpTransport.BROWSER_COOKIE_SECURE_OPTION, true);
    server.setOption(AbstractHttpTransport.DUPLICATE_META_CONNECT_HTTP_RESPONSE_CODE_OPTION, 408);
    // CometD's tasks do not block; a thread pool would add a context switch to each push
    server.setExecutor(Runnable::run);
    server.setSecurityPolicy(policy);
    server.addListener(sessions);
    server.addListener(limits);
    server.addExtension(
        new BoundedAcknowledgements(
            config.maxQueue(), config.maxQueueBytes().asLongValue(), limits));
    server.addExtension(drain);
    server.addExtension(new SubscriptionFilter());
  }

  /** The server, which the transports are created with. */
  public WorkbinsBayeuxServer server() {
    return server;
  }

  /** Starts the server with these transports, in the order of preference. */
  public void start(ServerTransport... transports) throws Exception {
    server.setTransports(transports);
    server.start();
    for (var name : BayeuxChannels.ALL) {
      server.createChannelIfAbsent(name, (Initializer) channel -> channel.setPersistent(true));
    }
    delivery.start(server);
  }

  void drain(@Observes ShutdownDelayInitiatedEvent shutdown) {
    endSessions();
  }

  void stop(@Observes ShutdownEvent shutdown) throws Exception {
    endSessions().toCompletableFuture().get(HANDOVER_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    server.stop();
  }

  /** Releases all sessions to other nodes, then ends them. Both shutdown events call this. */
  private synchronized CompletionStage<Void> endSessions() {
    if (sessionsEnded == null) {
      drain.start();
      sessionsEnded =
          sessionResume
              .whenIdle()
              .thenCompose(idle -> handover.release(this::releaseSessions))
              .handle(this::removeSessions);
    }
    return sessionsEnded;
  }

  /** Flushes each session that receives notifications and takes the messages left in its queue. */
  private List<SessionHandover.ReleasedSession> releaseSessions() {
    return server.getSessions().stream()
        .filter(delivery::isSubscribed)
        .map(session -> releaseSession((ServerSessionImpl) session))
        .toList();
  }

  private SessionHandover.ReleasedSession releaseSession(ServerSessionImpl session) {
    session.flush();
    return new SessionHandover.ReleasedSession(
        UserSessions.user(session).id(), delivery.clearQueue(session));
  }

  private @Nullable Void removeSessions(@Nullable Void released, @Nullable Throwable error) {
    var sessions = server.getSessions();
    if (error != null) {
      LOG.warnf(
          "Sessions are not handed over; notifications until clients reconnect are lost: %s",
          error.getMessage());
    }
    LOG.infof("Advising %d CometD sessions to handshake again", sessions.size());
    for (var session : sessions) {
      server.removeServerSession(session, true);
      ((ServerSessionImpl) session).flush();
    }
    return null;
  }
}
