package io.workbins.push;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;

/**
 * Sends clients away before the node goes: once begun, no handshake succeeds, and every {@code
 * /meta/connect} is answered with the advice to handshake again, spread over some seconds so that
 * they do not all arrive elsewhere at once.
 */
@Singleton
final class GracefulDrain implements BayeuxServer.Extension {

  private static final long SPREAD_MILLIS = 3_000;

  /** Not before it is written down up to where the session has heard. */
  private static final long SOONEST_MILLIS = 500;

  private volatile boolean underWay;

  boolean isUnderWay() {
    return underWay;
  }

  void begin() {
    underWay = true;
  }

  /** Tells the receiver of a reply to handshake again, elsewhere if there is an elsewhere. */
  void adviseHandshake(ServerMessage.Mutable reply) {
    Map<String, Object> advice = reply.getAdvice(true);
    advice.put(Message.RECONNECT_FIELD, Message.RECONNECT_HANDSHAKE_VALUE);
    advice.put(
        Message.INTERVAL_FIELD,
        ThreadLocalRandom.current().nextLong(SOONEST_MILLIS, SPREAD_MILLIS));
  }

  @Override
  public void outgoing(
      ServerSession from,
      ServerSession to,
      ServerMessage.Mutable message,
      Promise<Boolean> promise) {
    if (underWay && Channel.META_CONNECT.equals(message.getChannel())) {
      // clients take the advice to handshake only from a reply that failed
      message.setSuccessful(false);
      message.put(Message.ERROR_FIELD, "503::going_away");
      adviseHandshake(message);
    }
    promise.succeed(true);
  }
}
