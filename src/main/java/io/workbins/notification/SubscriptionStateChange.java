package io.workbins.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of subscribing to or unsubscribing from one workbin ({@code workbins-api.md} section
 * 5.1).
 *
 * @param messageType always {@value #TYPE}
 * @param id the workbin
 * @param stateResource what became of the subscription
 * @param referenceId the reference number of the request that caused it
 * @param workbinUserId whose workbin it is, if the request named a user
 * @param agentGroup the agent group, if the request named one
 * @param placeGroup the place group, if the request named one
 */
@JsonInclude(Include.NON_NULL)
public record SubscriptionStateChange(
    String messageType,
    String id,
    State stateResource,
    long referenceId,
    @Nullable String workbinUserId,
    @Nullable String agentGroup,
    @Nullable String placeGroup)
    implements Message {

  static final String TYPE = "WorkbinSubscriptionStateChangeMessage";

  /** What became of a subscription, spelled as on the wire. */
  public enum State {
    Subscribed,
    Unsubscribed
  }

  /** A message about a workbin of the subscriber's own. */
  public static SubscriptionStateChange own(String id, State state, long referenceId) {
    return new SubscriptionStateChange(TYPE, id, state, referenceId, null, null, null);
  }

  /** A message about a workbin of the user with this id. */
  public static SubscriptionStateChange ofUser(
      String id, State state, long referenceId, String userId) {
    return new SubscriptionStateChange(TYPE, id, state, referenceId, userId, null, null);
  }

  /** A message about a workbin of the agent group with this name. */
  public static SubscriptionStateChange ofAgentGroup(
      String id, State state, long referenceId, String group) {
    return new SubscriptionStateChange(TYPE, id, state, referenceId, null, group, null);
  }

  /** A message about a workbin of the place group with this name. */
  public static SubscriptionStateChange ofPlaceGroup(
      String id, State state, long referenceId, String group) {
    return new SubscriptionStateChange(TYPE, id, state, referenceId, null, null, group);
  }
}
