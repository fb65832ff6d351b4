package io.workbins.push;

import java.util.Collection;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;

/**
 * Removes unknown channels from a list of subscriptions, so that they are refused alone: CometD
 * would stop at the first one. The reply lists the channels that remain. If none does, the reply is
 * the denial of {@link BayeuxSecurityPolicy}.
 */
final class SubscriptionFilter implements BayeuxServer.Extension {

  @Override
  public boolean rcvMeta(ServerSession session, ServerMessage.Mutable message) {
    if (message.getChannel().equals(Channel.META_SUBSCRIBE)
        && message.get(Message.SUBSCRIPTION_FIELD) instanceof Collection<?> channels) {
      var known = channels.stream().filter(BayeuxChannels.ALL::contains).toList();
      if (!known.isEmpty()) {
        message.put(Message.SUBSCRIPTION_FIELD, known);
        message.getAssociated().put(Message.SUBSCRIPTION_FIELD, known);
      }
    }
    return true;
  }
}
