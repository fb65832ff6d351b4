package io.workbins.subscription;

import io.workbins.notification.WireOwner;

/** Whose workbin a request is about, as it names it ({@code workbins-api.md} section 2). */
public sealed interface Owner {

  /** How a message names this owner. */
  WireOwner name();

  /** The same owner without regard to who asks: never {@link Self}. */
  default Owner resolve(String callerId) {
    return this;
  }

  /** The caller: the request names nobody. */
  record Self() implements Owner {

    @Override
    public WireOwner name() {
      return WireOwner.OWN;
    }

    @Override
    public Owner resolve(String callerId) {
      return new User(callerId);
    }
  }

  /**
   * A user, possibly the caller.
   *
   * @param id the user's id, 32 hex digits
   */
  record User(String id) implements Owner {

    @Override
    public WireOwner name() {
      return WireOwner.user(id);
    }
  }

  /**
   * An agent group.
   *
   * @param group the group's name
   */
  record AgentGroup(String group) implements Owner {

    @Override
    public WireOwner name() {
      return WireOwner.agentGroup(group);
    }
  }

  /**
   * A place group.
   *
   * @param group the group's name
   */
  record PlaceGroup(String group) implements Owner {

    @Override
    public WireOwner name() {
      return WireOwner.placeGroup(group);
    }
  }
}
