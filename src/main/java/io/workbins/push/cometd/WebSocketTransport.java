package io.workbins.push.cometd;

import java.text.ParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.websocket.common.AbstractWebSocketTransport;

/** CometD's WebSocket transport, except that it does not log messages that it cannot parse. */
public final class WebSocketTransport extends AbstractWebSocketTransport {

  public WebSocketTransport(BayeuxServerImpl bayeux) {
    super(bayeux);
  }

  /**
   * Parses messages.
   *
   * @throws MalformedMessageException if the text is not a list of messages; for a {@code
   *     ParseException} CometD would log the whole text, with its secrets
   */
  @Override
  public List<ServerMessage.Mutable> parseMessages(String json) {
    try {
      return super.parseMessages(json);
    } catch (ParseException | RuntimeException e) {
      throw new MalformedMessageException();
    }
  }

  /** The text of messages. */
  String generate(List<ServerMessage.Mutable> messages) {
    return messages.stream()
        .map(message -> getJSONContextServer().generate(message))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A text is not a list of Bayeux messages. */
  public static final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private MalformedMessageException() {
      super("not Bayeux messages");
    }
  }
}
