package io.workbins.push;

import io.workbins.notification.Bus;
import io.workbins.notification.Message;
import io.workbins.notification.Notification;
import jakarta.inject.Singleton;
import java.util.List;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerChannelImpl;
import org.jboss.logging.Logger;

/**
 * Hands each notification to those sessions of its recipient that subscribed to the channel. It is
 * never published: the channel has one name for all users, and a publish would show everybody's
 * messages to everyone.
 */
@Singleton
final class Delivery {

  private static final Logger LOG = Logger.getLogger(Delivery.class);

  private final UserSessions sessions;
  private final PushMetrics metrics;
  private final Bus bus;

  Delivery(UserSessions sessions, PushMetrics metrics, Bus bus) {
    this.sessions = sessions;
    this.metrics = metrics;
    this.bus = bus;
  }

  /** Starts to deliver through this server, which has all {@link Channels}. */
  void start(BayeuxServerImpl server) {
    var channels =
        Channels.WORKBINS.stream()
            .map(name -> (ServerChannelImpl) server.getChannel(name))
            .toList();
    bus.receive(notification -> deliver(server, channels, notification));
  }

  private void deliver(
      BayeuxServerImpl server, List<ServerChannelImpl> channels, Notification notification) {
    // one message for all sessions: the first makes its JSON, the others send the same
    var message = server.newMessage();
    message.setChannel(Message.CHANNEL);
    message.setData(notification.message());
    for (var session : sessions.of(notification.recipientId())) {
      if (isSubscribed(session, channels)) {
        session.deliver(
            null,
            message,
            Promise.from(accepted -> delivered(accepted, session, notification), this::failed));
      }
    }
  }

  private static boolean isSubscribed(ServerSession session, List<ServerChannelImpl> channels) {
    for (var channel : channels) {
      if (channel.subscribers().contains(session)) {
        return true;
      }
    }
    return false;
  }

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
}
