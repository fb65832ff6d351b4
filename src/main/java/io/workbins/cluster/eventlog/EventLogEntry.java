package io.workbins.cluster.eventlog;

import io.vertx.redis.client.Response;
import io.workbins.notification.ContentChange.Action;
import io.workbins.notification.EndReason;
import io.workbins.notification.Notification;
import io.workbins.notification.NotificationMessage;
import io.workbins.notification.SubscriptionStateChange;
import io.workbins.notification.SubscriptionStateChange.State;
import io.workbins.workbin.ContentMessages;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An entry of the event log as stored in Redis.
 *
 * @param number the reference number, which is also the id in the stream
 * @param fields the kind of change, its details and the recipients
 */
record EventLogEntry(long number, Map<String, String> fields) {

  /** Parses an entry of an {@code XREAD} or {@code XRANGE} reply. */
  static EventLogEntry of(Response entry) {
    var id = entry.get(0).toString();
    var pairs = entry.get(1);
    var fields = new HashMap<String, String>();
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      fields.put(pairs.get(i).toString(), pairs.get(i + 1).toString());
    }
    return new EventLogEntry(Long.parseLong(id.substring(0, id.indexOf('-'))), fields);
  }

  /** The stream id of the entry with this number. */
  static String id(long number) {
    return number + "-0";
  }

  /** The notifications for the recipients that the filter selects. */
  Stream<Notification> notifications(Predicate<String> recipientFilter, InteractionCodec codec) {
    var recipients =
        Stream.of(field("to").split(" "))
            .filter(userId -> !userId.isEmpty() && recipientFilter.test(userId))
            .toList();
    if (recipients.isEmpty()) {
      return Stream.of();
    }
    var message = message(codec);
    return recipients.stream().map(userId -> new Notification(userId, message.apply(userId)));
  }

  private Function<String, NotificationMessage> message(InteractionCodec codec) {
    return switch (field("kind")) {
      case "Subscribed" -> subscriptionState(State.Subscribed);
      case "Unsubscribed" -> subscriptionState(State.Unsubscribed);
      case "Ended" -> ended();
      case "ItemAdded" -> contentChange(Action.ItemAdded, codec);
      case "ItemRemoved" -> contentChange(Action.ItemRemoved, codec);
      default -> throw new IllegalStateException("unknown kind of entry: " + field("kind"));
    };
  }

  private Function<String, NotificationMessage> subscriptionState(State state) {
    var owner = OwnerCodec.decodeOwner(field("owner")).name();
    var message = new SubscriptionStateChange(field("workbin"), state, number, owner);
    return userId -> message;
  }

  private Function<String, NotificationMessage> ended() {
    var workbinRef = OwnerCodec.decodeWorkbinRef(field("workbinRef"));
    var name = fields.getOrDefault("reason", "");
    var reason = name.isEmpty() ? null : EndReason.valueOf(name);
    return userId ->
        SubscriptionStateChange.ended(
            workbinRef.workbinId(), number, workbinRef.nameFor(userId), reason);
  }

  private Function<String, NotificationMessage> contentChange(
      Action action, InteractionCodec codec) {
    var workbinRef = OwnerCodec.decodeWorkbinRef(field("workbinRef"));
    var interaction = codec.decode(field("media"), field("interaction"));
    return new ContentMessages(action, workbinRef, interaction, number)::to;
  }

  private String field(String name) {
    var value = fields.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "entry %d has no field %s, only %s".formatted(number, name, fields.keySet()));
    }
    return value;
  }
}
