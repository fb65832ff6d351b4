package io.workbins.notification;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The outcome of subscribing to or unsubscribing from one workbin ({@code workbins-api.md} section
 * 5.1).
 *
 * @param messageType always {@value #TYPE}
 * @param id the workbin
 * @param stateResource what became of the subscription
 * @param referenceId the reference number of the request that caused it
 * @param owner whose workbin it is, named as the request named it
 */
public record SubscriptionStateChange(
    String messageType,
    String id,
    State stateResource,
    long referenceId,
    @JsonUnwrapped WireOwner owner)
    implements NotificationMessage {

  static final String TYPE = "WorkbinSubscriptionStateChangeMessage";

  /** What became of a subscription, spelled as on the wire. */
  public enum State {
    Subscribed,
    Unsubscribed
  }

  public SubscriptionStateChange(String id, State state, long referenceId, WireOwner owner) {
    this(TYPE, id, state, referenceId, owner);
  }
}
