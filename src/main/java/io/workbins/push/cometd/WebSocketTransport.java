package io.workbins.push.cometd;

import java.text.ParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.websocket.common.AbstractWebSocketTransport;

/** CometD's WebSocket transport, except that malformed messages are not logged. */
public final class WebSocketTransport extends AbstractWebSocketTransport {

  public WebSocketTransport(BayeuxServerImpl bayeux) {
    super(bayeux);
  }

  /**
   * Parses messages.
   *
   * @throws MalformedMessageException if the text is not a list of messages. CometD logs the text
   *     of a {@code ParseException}, which may contain secrets.
   * @throws TooManyMessagesException if the list is too long
   */
  @Override
  public List<ServerMessage.Mutable> parseMessages(String json) {
    try {
      return super.parseMessages(json);
    } catch (TooManyMessagesException e) {
      throw e;
    } catch (ParseException | RuntimeException e) {
      throw new MalformedMessageException();
    }
  }

  /** Generates the JSON of messages. */
  String generate(List<ServerMessage.Mutable> messages) {
    return messages.stream()
        .map(message -> getJSONContextServer().generate(message))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
