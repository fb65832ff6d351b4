package io.workbins.push;

import io.workbins.notification.Notification;
import io.workbins.notification.SessionHandover;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerChannel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Resumes the sessions that other nodes released. A new session that subscribes receives the
 * notifications that one released session of its user missed; newer notifications are held until
 * then.
 */
@Singleton
final class SessionResume implements BayeuxServer.SubscriptionListener {

  private static final Logger LOG = Logger.getLogger(SessionResume.class);
  private static final String HELD = SessionResume.class.getName();

  private final Map<String, CompletableFuture<Void>> activeResumes = new ConcurrentHashMap<>();
  private final SessionHandover handover;
  private BiConsumer<ServerSession, Notification> send = (session, notification) -> {};

  SessionResume(SessionHandover handover) {
    this.handover = handover;
  }

  /**
   * Starts to resume sessions. Does nothing on a single node.
   *
   * @param send sends a notification to a session
   */
  void start(BayeuxServer server, BiConsumer<ServerSession, Notification> send) {
    this.send = send;
    if (!handover.isAlone()) {
      server.addListener((BayeuxServer.SessionListener) new SessionInitializer());
      server.addListener(this);
    }
  }

  /**
   * Holds a notification while its session is being resumed.
   *
   * @return true if the caller must not deliver the notification
   */
  boolean hold(ServerSession session, Notification notification) {
    return session.getAttribute(HELD) instanceof HeldNotifications held && held.hold(notification);
  }

  @Override
  public void subscribed(
      ServerSession session, ServerChannel channel, @Nullable ServerMessage message) {
    if (BayeuxChannels.WORKBINS.contains(channel.getId())
        && session.getAttribute(HELD) instanceof HeldNotifications held
        && held.start()) {
      resume(session, held);
    }
  }

  private void resume(ServerSession session, HeldNotifications held) {
    var done = new CompletableFuture<Void>();
    activeResumes.put(session.getId(), done);
    handover
        .resume(UserSessions.user(session).id())
        .whenComplete((missed, error) -> release(session, held, missed, error))
        .whenComplete(
            (released, error) -> {
              activeResumes.remove(session.getId());
              done.complete(null);
            });
  }

  /**
   * Completes when no resume is active. Until then only this node has the notifications that the
   * released session missed.
   */
  CompletionStage<Void> whenIdle() {
    var active = activeResumes.values().toArray(CompletableFuture[]::new);
    return active.length == 0
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.allOf(active).thenCompose(done -> whenIdle());
  }

  private void release(
      ServerSession session,
      HeldNotifications held,
      SessionHandover.@Nullable MissedNotifications missed,
      @Nullable Throwable error) {
    if (missed == null) {
      LOG.warnf(
          "%s: CometD session %s may lack notifications that a released session missed: %s",
          UserSessions.user(session), UserSessions.shortId(session), error);
    }
    held.release(
        missed == null ? SessionHandover.MissedNotifications.NOTHING : missed,
        notification -> send.accept(session, notification));
  }

  /** The lowest reference number that is held for a session; empty if none is. */
  OptionalLong firstHeldId(ServerSession session) {
    return session.getAttribute(HELD) instanceof HeldNotifications held
        ? held.firstId()
        : OptionalLong.empty();
  }

  /** Holds the notifications of each new session until it subscribes and is resumed. */
  private static final class SessionInitializer implements BayeuxServer.SessionListener {

    @Override
    public void sessionAdded(ServerSession session, ServerMessage message) {
      session.setAttribute(HELD, new HeldNotifications());
    }
  }
}
