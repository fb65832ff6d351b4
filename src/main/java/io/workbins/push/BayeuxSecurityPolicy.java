package io.workbins.push;

import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import jakarta.inject.Singleton;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.SecurityPolicy;
import org.cometd.bayeux.server.ServerChannel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;

/**
 * Allows users of the directory to handshake, and to subscribe to {@link BayeuxChannels}. Denies
 * everything else.
 */
@Singleton
final class BayeuxSecurityPolicy implements SecurityPolicy {

  private final GracefulDrain drain;
  private final Directory directory;

  BayeuxSecurityPolicy(GracefulDrain drain, Directory directory) {
    this.drain = drain;
    this.directory = directory;
  }

  @Override
  public boolean canHandshake(BayeuxServer server, ServerSession session, ServerMessage message) {
    if (drain.isActive()) {
      drain.adviseHandshake(message.getAssociated());
      return false;
    }
    // the directory may have changed since the WebSocket was authenticated
    return message.getBayeuxContext() != null
        && message.getBayeuxContext().getUserPrincipal() instanceof User user
        && directory
            .user(user.id())
            .filter(current -> current.accountMark() == user.accountMark())
            .isPresent();
  }

  @Override
  public boolean canCreate(
      BayeuxServer server, ServerSession session, String channelId, ServerMessage message) {
    return false;
  }

  @Override
  public boolean canSubscribe(
      BayeuxServer server, ServerSession session, ServerChannel channel, ServerMessage message) {
    return BayeuxChannels.ALL.contains(channel.getId());
  }

  @Override
  public boolean canPublish(
      BayeuxServer server, ServerSession session, ServerChannel channel, ServerMessage message) {
    return false;
  }
}
