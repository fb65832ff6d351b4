package io.workbins.subscription;

import io.workbins.notification.SubscriptionStateChange;
import io.workbins.notification.SubscriptionStateChange.State;

/**
 * Whose container a workbin id stands for. The same id with another owner is another container
 * ({@code workbins-api.md} section 6.1), so an owner is part of what a subscription is about.
 */
public sealed interface Owner {

  /**
   * What a subscriber is told of a workbin of this owner: the message names the owner as the
   * request did.
   */
  SubscriptionStateChange told(String workbinId, State state, long referenceId);

  /** The subscriber: the request named nobody. */
  record Self() implements Owner {

    @Override
    public SubscriptionStateChange told(String workbinId, State state, long referenceId) {
      return SubscriptionStateChange.own(workbinId, state, referenceId);
    }
  }

  /**
   * A user the request named, possibly the subscriber.
   *
   * @param id the user's id, 32 hex digits
   */
  record User(String id) implements Owner {

    @Override
    public SubscriptionStateChange told(String workbinId, State state, long referenceId) {
      return SubscriptionStateChange.ofUser(workbinId, state, referenceId, id);
    }
  }

  /**
   * An agent group.
   *
   * @param name the group's name
   */
  record AgentGroup(String name) implements Owner {

    @Override
    public SubscriptionStateChange told(String workbinId, State state, long referenceId) {
      return SubscriptionStateChange.ofAgentGroup(workbinId, state, referenceId, name);
    }
  }

  /**
   * A place group.
   *
   * @param name the group's name
   */
  record PlaceGroup(String name) implements Owner {

    @Override
    public SubscriptionStateChange told(String workbinId, State state, long referenceId) {
      return SubscriptionStateChange.ofPlaceGroup(workbinId, state, referenceId, name);
    }
  }
}
