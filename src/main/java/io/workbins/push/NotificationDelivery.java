package io.workbins.push;

import io.workbins.notification.Notification;
import io.workbins.notification.NotificationBus;
import io.workbins.notification.NotificationMessage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerChannelImpl;
import org.cometd.server.ServerSessionImpl;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Delivers each notification to the sessions of its recipient that are subscribed to the channel.
 * Uses {@code deliver}, never {@code publish}: the channel has the same name for all users, so a
 * publish would send the messages of one user to all.
 */
@Singleton
final class NotificationDelivery {

  private static final Logger LOG = Logger.getLogger(NotificationDelivery.class);

  private final UserSessions sessions;
  private final SessionResume sessionResume;
  private final PushMetrics metrics;
  private final NotificationBus bus;
  private List<ServerChannelImpl> channels = List.of();
  private volatile @Nullable SerializedMessage lastMessage;

  NotificationDelivery(
      UserSessions sessions,
      SessionResume sessionResume,
      PushMetrics metrics,
      NotificationBus bus) {
    this.sessions = sessions;
    this.sessionResume = sessionResume;
    this.metrics = metrics;
    this.bus = bus;
  }

  /** Starts to deliver. The server must have all {@link BayeuxChannels}. */
  void start(BayeuxServerImpl server) {
    channels =
        BayeuxChannels.WORKBINS.stream()
            .map(name -> (ServerChannelImpl) server.getChannel(name))
            .toList();
    sessionResume.start(server, (session, notification) -> send(server, session, notification));
    bus.receive(
        new NotificationBus.Receiver() {
          @Override
          public void take(Notification notification) {
            deliver(server, notification);
          }

          @Override
          public void lost() {
            endSessions(server);
          }
        });
  }

  /** Whether a session receives notifications. */
  boolean isSubscribed(ServerSession session) {
    for (var channel : channels) {
      if (channel.subscribers().contains(session)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Clears the queue of a session.
   *
   * @return the reference number of the first undelivered notification; empty if there is none
   */
  OptionalLong clearQueue(ServerSessionImpl session) {
    var lock = session.getLock();
    lock.lock();
    try {
      var firstId =
          session.getQueue().stream()
              .filter(message -> message.getData() instanceof NotificationMessage)
              .mapToLong(message -> ((NotificationMessage) message.getData()).referenceId())
              .min();
      session.getQueue().clear();
      return firstId.isPresent() ? firstId : sessionResume.firstHeldId(session);
    } finally {
      lock.unlock();
    }
  }

  private void deliver(BayeuxServerImpl server, Notification notification) {
    var recipients = sessions.of(notification.recipientId());
    if (recipients.isEmpty()) {
      return;
    }
    var message = message(server, notification);
    for (var session : recipients) {
      if (isSubscribed(session) && !sessionResume.hold(session, notification)) {
        send(session, message, notification);
      }
    }
  }

  private void send(BayeuxServerImpl server, ServerSession session, Notification notification) {
    send(session, message(server, notification), notification);
  }

  private void send(
      ServerSession session, ServerMessage.Mutable message, Notification notification) {
    session.deliver(
        null,
        message,
        Promise.from(accepted -> delivered(accepted, session, notification), this::failed));
  }

  /**
   * The Bayeux message of a notification. Consecutive notifications with the same message share one
   * Bayeux message, so that its JSON is generated once. It is frozen before other threads see it.
   */
  private ServerMessage.Mutable message(BayeuxServerImpl server, Notification notification) {
    var serialized = lastMessage;
    if (serialized == null || serialized.source() != notification.message()) {
      var message = server.newMessage();
      message.setChannel(NotificationMessage.CHANNEL);
      message.setData(notification.message());
      server.freeze(message);
      serialized = new SerializedMessage(notification.message(), message);
      lastMessage = serialized;
    }
    return serialized.message();
  }

  private record SerializedMessage(NotificationMessage source, ServerMessage.Mutable message) {}

  private void delivered(boolean accepted, ServerSession session, Notification notification) {
    if (accepted) {
      metrics.pushed();
    }
    LOG.debugf(
        "%s: %s %d %s session %s",
        UserSessions.user(session),
        notification.message().messageType(),
        notification.message().referenceId(),
        accepted ? "given to" : "refused by",
        session.getId());
  }

  private void failed(Throwable error) {
    LOG.error("A notification could not be delivered", error);
  }

  /** Ends all sessions: clients handshake again and read the workbins again. */
  private static void endSessions(BayeuxServerImpl server) {
    var all = server.getSessions();
    LOG.errorf(
        "Notifications are lost: ending %d CometD sessions so that clients handshake again",
        all.size());
    for (var session : all) {
      server.removeServerSession(session, true);
      ((ServerSessionImpl) session).flush();
    }
  }
}
