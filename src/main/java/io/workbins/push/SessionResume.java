package io.workbins.push;

import io.workbins.notification.Notification;
import io.workbins.notification.SessionHandover;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerChannel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets a new session begin where another of its user ended on a node that went: it hears first what
 * was to be heard in between. What happens meanwhile is held until then.
 */
@Singleton
final class SessionResume implements BayeuxServer.SubscriptionListener {

  private static final Logger LOG = Logger.getLogger(SessionResume.class);
  private static final String HELD = SessionResume.class.getName();

  private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
  private final SessionHandover handover;
  private BiConsumer<ServerSession, Notification> send = (session, notification) -> {};

  SessionResume(SessionHandover handover) {
    this.handover = handover;
  }

  /**
   * Starts to look for sessions that begin.
   *
   * @param send sends a notification to a session
   */
  void start(BayeuxServer server, BiConsumer<ServerSession, Notification> send) {
    this.send = send;
    if (!handover.isAlone()) {
      server.addListener((BayeuxServer.SessionListener) new Beginning());
      server.addListener(this);
    }
  }

  /** Keeps a notification back, if its session is not to hear it yet, or has heard it. */
  boolean keeps(ServerSession session, Notification notification) {
    return session.getAttribute(HELD) instanceof HeldNotifications held && held.add(notification);
  }

  @Override
  public void subscribed(
      ServerSession session, ServerChannel channel, @Nullable ServerMessage message) {
    if (BayeuxChannels.WORKBINS.contains(channel.getId())
        && session.getAttribute(HELD) instanceof HeldNotifications held
        && held.begin()) {
      catchUp(session, held);
    }
  }

  private void catchUp(ServerSession session, HeldNotifications held) {
    var done = new CompletableFuture<Void>();
    underWay.put(session.getId(), done);
    handover
        .resume(UserSessions.user(session).id())
        .whenComplete((missed, failure) -> release(session, held, missed, failure))
        .whenComplete(
            (released, failure) -> {
              underWay.remove(session.getId());
              done.complete(null);
            });
  }

  /** Completes when no session is catching up: what it has taken over, only it can hand over. */
  CompletionStage<Void> settled() {
    var all = underWay.values().toArray(CompletableFuture[]::new);
    return all.length == 0
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.allOf(all).thenCompose(done -> settled());
  }

  private void release(
      ServerSession session,
      HeldNotifications held,
      SessionHandover.@Nullable MissedNotifications missed,
      @Nullable Throwable failure) {
    if (missed == null) {
      LOG.warnf(
          "%s: session %s may have missed what another was to hear: %s",
          UserSessions.user(session), session.getId(), failure);
    }
    held.release(
        missed == null ? SessionHandover.MissedNotifications.NOTHING : missed,
        notification -> send.accept(session, notification));
  }

  /** The reference number of the first notification that is held for a session. */
  OptionalLong firstKept(ServerSession session) {
    return session.getAttribute(HELD) instanceof HeldNotifications held
        ? held.first()
        : OptionalLong.empty();
  }

  /** Each session begins with nothing heard. */
  private static final class Beginning implements BayeuxServer.SessionListener {

    @Override
    public void sessionAdded(ServerSession session, ServerMessage message) {
      session.setAttribute(HELD, new HeldNotifications());
    }
  }

  /** What a session is to hear when it has caught up. */
  private static final class HeldNotifications {

    private final List<Notification> notifications = new ArrayList<>();
    private boolean hasBegun;
    private boolean isReleased;
    private long upTo;

    synchronized boolean begin() {
      boolean isFirst = !hasBegun;
      hasBegun = true;
      return isFirst;
    }

    synchronized boolean add(Notification notification) {
      return isReleased
          ? notification.message().referenceId() <= upTo
          : notifications.add(notification);
    }

    synchronized OptionalLong first() {
      return notifications.stream().mapToLong(held -> held.message().referenceId()).min();
    }

    /** Sends what was missed, then what was held; some may be in both, or come later still. */
    synchronized void release(
        SessionHandover.MissedNotifications missed, Consumer<Notification> send) {
      upTo = missed.upTo();
      missed.notifications().forEach(send);
      notifications.stream().filter(held -> held.message().referenceId() > upTo).forEach(send);
      notifications.clear();
      isReleased = true;
    }
  }
}
