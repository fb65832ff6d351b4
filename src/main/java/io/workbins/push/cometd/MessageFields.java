package io.workbins.push.cometd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.server.ServerMessage;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes the fields of messages that clients send. CometD casts them to the types of the Bayeux
 * specification, and fails on others. A field of another type is removed: the reply is that to a
 * message without it.
 */
final class MessageFields {

  private static final List<String> TEXTS =
      List.of(Message.CHANNEL_FIELD, Message.CLIENT_ID_FIELD, Message.CONNECTION_TYPE_FIELD);

  private final long timeoutMillis;

  /**
   * For a server.
   *
   * @param timeoutMillis the maximum of {@code advice.timeout}
   */
  MessageFields(long timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
  }

  void normalize(ServerMessage.Mutable message) {
    for (var field : TEXTS) {
      if (!(message.get(field) instanceof String)) {
        message.remove(field);
      }
    }
    if (!(message.get(Message.ID_FIELD) instanceof String)
        && !(message.get(Message.ID_FIELD) instanceof Number)) {
      message.remove(Message.ID_FIELD);
    }
    if (!(message.get(Message.EXT_FIELD) instanceof Map)) {
      message.remove(Message.EXT_FIELD);
    }
    var advice = advice(message.remove(Message.ADVICE_FIELD));
    if (!advice.isEmpty()) {
      message.put(Message.ADVICE_FIELD, advice);
    }
  }

  /**
   * The advice of a client. Its timeout is limited by that of the server. Its interval is ignored,
   * since that of the server is 0: a session ends {@code maxInterval} after its last connect,
   * whatever its client asks for.
   */
  private Map<String, Object> advice(@Nullable Object value) {
    var advice = new HashMap<String, Object>();
    if (value instanceof Map<?, ?> map) {
      millis(map.get(Message.TIMEOUT_FIELD))
          .ifPresent(
              timeout -> advice.put(Message.TIMEOUT_FIELD, Math.min(timeout, timeoutMillis)));
    }
    return advice;
  }

  /** A number, which some clients send as a text of digits; empty if it is none or negative. */
  private static Optional<Long> millis(@Nullable Object value) {
    if (value instanceof Number number) {
      return Optional.of(number.longValue()).filter(millis -> millis >= 0);
    }
    return Optional.ofNullable(value)
        .filter(text -> text instanceof String digits && digits.matches("[0-9]{1,18}"))
        .map(digits -> Long.valueOf((String) digits));
  }
}
