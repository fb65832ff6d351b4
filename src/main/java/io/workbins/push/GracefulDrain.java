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
 * Moves clients to other nodes during shutdown. Once started, every handshake is refused and every
 * reply to a {@code /meta/connect} advises to handshake again, after a random delay, so that
 * clients do not all reconnect at once.
 */
@Singleton
final class GracefulDrain implements BayeuxServer.Extension {

  private static final long MAX_DELAY_MILLIS = 3_000;

  /** Minimum delay, so that the hand-over position is stored before clients reconnect. */
  private static final long MIN_DELAY_MILLIS = 500;

  private volatile boolean isActive;

  boolean isActive() {
    return isActive;
  }

  void start() {
    isActive = true;
  }

  /** Adds to a reply the advice to handshake again. */
  void adviseHandshake(ServerMessage.Mutable reply) {
    Map<String, Object> advice = reply.getAdvice(true);
    advice.put(Message.RECONNECT_FIELD, Message.RECONNECT_HANDSHAKE_VALUE);
    advice.put(
        Message.INTERVAL_FIELD,
        ThreadLocalRandom.current().nextLong(MIN_DELAY_MILLIS, MAX_DELAY_MILLIS));
  }

  @Override
  public void outgoing(
      ServerSession from,
      ServerSession to,
      ServerMessage.Mutable message,
      Promise<Boolean> promise) {
    if (isActive && Channel.META_CONNECT.equals(message.getChannel())) {
      // clients follow this advice only in an unsuccessful reply
      message.setSuccessful(false);
      message.put(Message.ERROR_FIELD, "503::going_away");
      adviseHandshake(message);
    }
    promise.succeed(true);
  }
}
