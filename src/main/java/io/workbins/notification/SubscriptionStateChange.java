package io.workbins.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The result of subscribing to or unsubscribing from one workbin ({@code workbins-api.md} section
 * 5.1).
 *
 * @param messageType always {@value #TYPE}
 * @param id the workbin id
 * @param stateResource the new state of the subscription
 * @param referenceId the reference number of the request that caused the message
 * @param owner the owner of the workbin, named as in the request
 * @param reason why the service ended the subscription; absent if the user did
 */
public record SubscriptionStateChange(
    String messageType,
    String id,
    State stateResource,
    long referenceId,
    @JsonUnwrapped WireOwner owner,
    @JsonInclude(Include.NON_NULL) @Nullable EndReason reason)
    implements NotificationMessage {

  static final String TYPE = "WorkbinSubscriptionStateChangeMessage";

  /** Spelled as in the JSON message. */
  public enum State {
    Subscribed,
    Unsubscribed
  }

  public SubscriptionStateChange(String id, State state, long referenceId, WireOwner owner) {
    this(TYPE, id, state, referenceId, owner, null);
  }

  /** The end of a subscription. */
  public static SubscriptionStateChange ended(
      String id, long referenceId, WireOwner owner, @Nullable EndReason reason) {
    return new SubscriptionStateChange(TYPE, id, State.Unsubscribed, referenceId, owner, reason);
  }
}
