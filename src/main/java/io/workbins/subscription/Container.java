package io.workbins.subscription;

import io.workbins.notification.OwnerName;

/**
 * A workbin of somebody. The id alone stands for a kind of workbin: with another owner it is
 * another container ({@code workbins-api.md} section 6.1).
 *
 * @param workbinId the workbin
 * @param owner whose it is, whoever asks
 */
public record Container(String workbinId, Owner owner) {

  public Container {
    if (owner instanceof Owner.Self) {
      throw new IllegalArgumentException("whose own it is depends on who asks");
    }
  }

  /** The container that a caller means by a workbin of an owner. */
  public static Container of(String callerId, String workbinId, Owner owner) {
    return new Container(workbinId, owner.resolve(callerId));
  }

  /** How this user is told whose it is: not at all, if it is the user's own. */
  public OwnerName nameFor(String userId) {
    return owner.equals(new Owner.User(userId)) ? OwnerName.OWN : owner.name();
  }
}
