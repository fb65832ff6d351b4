package io.workbins.push;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.workbins.notification.SessionHandover;
import io.workbins.push.cometd.WorkbinsBayeuxServer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.server.ConfigurableServerChannel.Initializer;
import org.cometd.bayeux.server.ServerTransport;
import org.cometd.server.AbstractServerTransport;
import org.cometd.server.JacksonJSONContextServer;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.ext.AcknowledgedMessagesExtension;
import org.cometd.server.http.AbstractHttpTransport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The Bayeux server: put together, started when the transports are there, emptied before the
 * process ends.
 */
@Singleton
public class BayeuxLifecycle {

  private static final Logger LOG = Logger.getLogger(BayeuxLifecycle.class);

  /** More than it takes to hand over, or to find out that it cannot be done. */
  private static final int HANDOVER_SECONDS = 10;

  private final WorkbinsBayeuxServer server;
  private final GracefulDrain drain;
  private final NotificationDelivery delivery;
  private final SessionResume catchingUp;
  private final SessionHandover handover;
  private @Nullable CompletionStage<Void> allSentAway;

  BayeuxLifecycle(
      CometDConfig config,
      BayeuxSecurityPolicy policy,
      UserSessions sessions,
      SessionLimits limits,
      GracefulDrain drain,
      NotificationDelivery delivery,
      SessionResume catchingUp,
      SessionHandover handover,
      NodeRegistry neighbours) {
    this.server = new WorkbinsBayeuxServer(neighbours.nodeId().orElse(null));
    this.handover = handover;
    this.drain = drain;
    this.delivery = delivery;
    this.catchingUp = catchingUp;
    server.setOption(AbstractServerTransport.TIMEOUT_OPTION, config.timeout().toMillis());
    server.setOption(AbstractServerTransport.MAX_INTERVAL_OPTION, config.maxInterval().toMillis());
    server.setOption(AbstractServerTransport.MAX_QUEUE_OPTION, config.maxQueue());
    // by instance: a class name would be loaded by reflection, which a native executable cannot do
    server.setOption(AbstractServerTransport.JSON_CONTEXT_OPTION, new JacksonJSONContextServer());
    server.setOption(AbstractHttpTransport.BROWSER_COOKIE_SAME_SITE_OPTION, "Lax");
    server.setOption(AbstractHttpTransport.BROWSER_COOKIE_SECURE_OPTION, true);
    server.setOption(AbstractHttpTransport.DUPLICATE_META_CONNECT_HTTP_RESPONSE_CODE_OPTION, 408);
    // nothing that CometD runs blocks, and a pool would only add a hand-over to each push
    server.setExecutor(Runnable::run);
    server.setSecurityPolicy(policy);
    server.addListener(sessions);
    server.addListener(limits);
    server.addExtension(acknowledgements(config, limits));
    server.addExtension(drain);
  }

  /** The server, for transports to be made of. */
  public WorkbinsBayeuxServer server() {
    return server;
  }

  /** Starts the server with these transports, the preferred one first. */
  public void start(ServerTransport... transports) throws Exception {
    server.setTransports(transports);
    server.start();
    for (var name : BayeuxChannels.ALL) {
      server.createChannelIfAbsent(name, (Initializer) channel -> channel.setPersistent(true));
    }
    delivery.start(server);
  }

  void drain(@Observes ShutdownDelayInitiatedEvent shutdown) {
    sendClientsAway();
  }

  void stop(@Observes ShutdownEvent shutdown) throws Exception {
    sendClientsAway().toCompletableFuture().get(HANDOVER_SECONDS, TimeUnit.SECONDS);
    server.stop();
  }

  private synchronized CompletionStage<Void> sendClientsAway() {
    if (allSentAway == null) {
      drain.begin();
      allSentAway =
          catchingUp
              .settled()
              .thenCompose(settled -> handover.release(this::releasedSessions))
              .handle(this::endSessions);
    }
    return allSentAway;
  }

  /** What each session has not got yet, after all that can be sent to it now. */
  private List<SessionHandover.ReleasedSession> releasedSessions() {
    return server.getSessions().stream()
        .filter(delivery::isSubscribed)
        .map(session -> releasedSession((ServerSessionImpl) session))
        .toList();
  }

  private SessionHandover.ReleasedSession releasedSession(ServerSessionImpl session) {
    session.flush();
    return new SessionHandover.ReleasedSession(
        UserSessions.user(session).id(), delivery.takeWaiting(session));
  }

  private @Nullable Void endSessions(@Nullable Void left, @Nullable Throwable failure) {
    var sessions = server.getSessions();
    if (failure != null) {
      LOG.warnf("What clients miss until they are back is lost: %s", failure.getMessage());
    }
    LOG.infof("Advising %d CometD sessions to handshake again", sessions.size());
    for (var session : sessions) {
      server.removeServerSession(session, true);
      ((ServerSessionImpl) session).flush();
    }
    return null;
  }

  private static AcknowledgedMessagesExtension acknowledgements(
      CometDConfig config, SessionLimits limits) {
    var extension = new AcknowledgedMessagesExtension();
    extension.setMaxQueueSize(config.maxQueue());
    extension.addListener(limits);
    return extension;
  }
}
