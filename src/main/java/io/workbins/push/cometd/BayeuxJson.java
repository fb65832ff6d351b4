package io.workbins.push.cometd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.JacksonJSONContextServer;

/**
 * The JSON of Bayeux messages. Takes a single message for a list with one, as the Bayeux
 * specification allows. Malformed fields do not fail a list: see {@link MessageFields}.
 */
public final class BayeuxJson extends JacksonJSONContextServer {

  /** Messages in a list: each has a reply. Clients send a few at a time. */
  public static final int MAX_MESSAGES = 100;

  /** Levels of objects and lists. Messages of clients have about four. */
  private static final int MAX_DEPTH = 32;

  private final MessageFields fields;

  /**
   * Creates the JSON of a server.
   *
   * @param timeoutMillis the longest time for which a client may ask to hold a {@code
   *     /meta/connect}
   */
  public BayeuxJson(long timeoutMillis) {
    this.fields = new MessageFields(timeoutMillis);
    var mapper = getObjectMapper();
    mapper.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
  }

  /** Takes the bytes of a body, which the long-polling transport has as a whole. */
  @Override
  public AsyncParser newAsyncParser() {
    return new BodyParser();
  }

  /**
   * Parses messages.
   *
   * @throws ParseException if the text has anything else than messages
   * @throws TooManyMessagesException if there are more than {@link #MAX_MESSAGES}
   */
  @Override
  public List<ServerMessage.Mutable> parse(String json) throws ParseException {
    var messages = super.parse(json);
    if (messages == null || messages.stream().anyMatch(Objects::isNull)) {
      throw new ParseException("null is no message", 0);
    }
    if (messages.size() > MAX_MESSAGES) {
      throw new TooManyMessagesException();
    }
    messages.forEach(fields::normalize);
    return messages;
  }

  private final class BodyParser implements AsyncParser {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Override
    public void parse(ByteBuffer part) {
      var bytes = new byte[part.remaining()];
      part.get(bytes);
      body.writeBytes(bytes);
    }

    /**
     * The messages.
     *
     * @throws MalformedMessageException if the body has anything else, or is not UTF-8
     * @throws TooManyMessagesException if there are too many
     */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // declared by the interface
    public <R> R complete() {
      try {
        var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body.toByteArray()));
        return (R) BayeuxJson.this.parse(text.toString());
      } catch (CharacterCodingException | ParseException e) {
        throw new MalformedMessageException();
      }
    }
  }
}
