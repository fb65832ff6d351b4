package io.workbins.subscription;

import io.workbins.notification.WireOwner;

/** The owner of a workbin, as named in a request ({@code workbins-api.md} section 2). */
public sealed interface Owner {

  /** This owner as named in a message. */
  WireOwner name();

  /** Replaces {@link Self} with the {@link User} that calls. */
  default Owner resolve(String callerId) {
    return this;
  }

  /** The caller: the request names no owner. */
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
   * @param id 32 hex digits
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
   * @param group the name of the group
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
   * @param group the name of the group
   */
  record PlaceGroup(String group) implements Owner {

    @Override
    public WireOwner name() {
      return WireOwner.placeGroup(group);
    }
  }
}
