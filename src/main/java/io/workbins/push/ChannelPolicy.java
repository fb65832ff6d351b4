package io.workbins.push;

import io.workbins.identity.directory.User;
import jakarta.inject.Singleton;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.SecurityPolicy;
import org.cometd.bayeux.server.ServerChannel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;

/**
 * Who may do what: users may handshake and subscribe to the channels there are. Everything else is
 * denied.
 */
@Singleton
final class ChannelPolicy implements SecurityPolicy {

  private final Drain drain;

  ChannelPolicy(Drain drain) {
    this.drain = drain;
  }

  @Override
  public boolean canHandshake(BayeuxServer server, ServerSession session, ServerMessage message) {
    if (drain.isUnderWay()) {
      drain.advise(message.getAssociated());
      return false;
    }
    return message.getBayeuxContext() != null
        && message.getBayeuxContext().getUserPrincipal() instanceof User;
  }

  @Override
  public boolean canCreate(
      BayeuxServer server, ServerSession session, String channelId, ServerMessage message) {
    return false;
  }

  @Override
  public boolean canSubscribe(
      BayeuxServer server, ServerSession session, ServerChannel channel, ServerMessage message) {
    return Channels.ALL.contains(channel.getId());
  }

  @Override
  public boolean canPublish(
      BayeuxServer server, ServerSession session, ServerChannel channel, ServerMessage message) {
    return false;
  }
}
