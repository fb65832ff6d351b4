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
 * Hands each notification to those sessions of its recipient that subscribed to the channel. It is
 * never published: the channel has one name for all users, and a publish would show everybody's
 * messages to everyone.
 */
@Singleton
final class NotificationDelivery {

  private static final Logger LOG = Logger.getLogger(NotificationDelivery.class);

  private final UserSessions sessions;
  private final SessionResume catchingUp;
  private final PushMetrics metrics;
  private final NotificationBus bus;
  private List<ServerChannelImpl> channels = List.of();
  private volatile @Nullable Rendered last;

  NotificationDelivery(
      UserSessions sessions, SessionResume catchingUp, PushMetrics metrics, NotificationBus bus) {
    this.sessions = sessions;
    this.catchingUp = catchingUp;
    this.metrics = metrics;
    this.bus = bus;
  }

  /** Starts to deliver through this server, which has all {@link BayeuxChannels}. */
  void start(BayeuxServerImpl server) {
    channels =
        BayeuxChannels.WORKBINS.stream()
            .map(name -> (ServerChannelImpl) server.getChannel(name))
            .toList();
    catchingUp.start(server, (session, notification) -> send(server, session, notification));
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

  /** Whether a session hears notifications. */
  boolean isSubscribed(ServerSession session) {
    for (var channel : channels) {
      if (channel.subscribers().contains(session)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes from a session what waits in it to be sent.
   *
   * @return the reference number of the first notification that it will not hear, if there is one
   */
  OptionalLong takeWaiting(ServerSessionImpl session) {
    var lock = session.getLock();
    lock.lock();
    try {
      var waiting =
          session.getQueue().stream()
              .filter(message -> message.getData() instanceof NotificationMessage)
              .mapToLong(message -> ((NotificationMessage) message.getData()).referenceId())
              .min();
      session.getQueue().clear();
      return waiting.isPresent() ? waiting : catchingUp.firstKept(session);
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
      if (isSubscribed(session) && !catchingUp.keeps(session, notification)) {
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
   * One Bayeux message for all sessions of all who are told the same, one after another: its JSON
   * is made once, and before another thread can see the message.
   */
  private ServerMessage.Mutable message(BayeuxServerImpl server, Notification notification) {
    var rendered = last;
    if (rendered == null || rendered.message() != notification.message()) {
      var message = server.newMessage();
      message.setChannel(NotificationMessage.CHANNEL);
      message.setData(notification.message());
      server.freeze(message);
      rendered = new Rendered(notification.message(), message);
      last = rendered;
    }
    return rendered.bayeux();
  }

  private record Rendered(NotificationMessage message, ServerMessage.Mutable bayeux) {}

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

  private void failed(Throwable failure) {
    LOG.error("A message could not be delivered", failure);
  }

  /** A client whose session has ended knows that it may have missed something. */
  private static void endSessions(BayeuxServerImpl server) {
    var all = server.getSessions();
    LOG.errorf(
        "Notifications are lost: ending %d CometD sessions, for clients to know", all.size());
    for (var session : all) {
      server.removeServerSession(session, true);
      ((ServerSessionImpl) session).flush();
    }
  }
}
