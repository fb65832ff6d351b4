package io.workbins.push.transport;

import java.text.ParseException;
import java.util.List;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.websocket.common.AbstractWebSocketTransport;

/** CometD's WebSocket transport, which logs no message. */
final class WebSocketTransport extends AbstractWebSocketTransport {

  WebSocketTransport(BayeuxServerImpl bayeux) {
    super(bayeux);
  }

  /**
   * Reads messages.
   *
   * @throws MalformedMessageException if they are not JSON: for a {@code ParseException} CometD
   *     would log the whole text, with whatever secret is in it
   */
  @Override
  public List<ServerMessage.Mutable> parseMessages(String json) {
    try {
      return super.parseMessages(json);
    } catch (ParseException | RuntimeException e) {
      throw new MalformedMessageException();
    }
  }

  /** That a text is not a list of Bayeux messages. */
  static final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private MalformedMessageException() {
      super("not Bayeux messages");
    }
  }
}
