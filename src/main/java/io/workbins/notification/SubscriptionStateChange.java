package io.workbins.notification;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The result of subscribing to or unsubscribing from one workbin ({@code workbins-api.md} section
 * 5.1).
 *
 * @param messageType always {@value #TYPE}
 * @param id the workbin id
 * @param stateResource the new state of the subscription
 * @param referenceId the reference number of the request that caused the message
 * @param owner the owner of the workbin, named as in the request
 */
public record SubscriptionStateChange(
    String messageType,
    String id,
    State stateResource,
    long referenceId,
    @JsonUnwrapped WireOwner owner)
    implements NotificationMessage {

  static final String TYPE = "WorkbinSubscriptionStateChangeMessage";

  /** Spelled as in the JSON message. */
  public enum State {
    Subscribed,
    Unsubscribed
  }

  public SubscriptionStateChange(String id, State state, long referenceId, WireOwner owner) {
    this(TYPE, id, state, referenceId, owner);
  }
}
