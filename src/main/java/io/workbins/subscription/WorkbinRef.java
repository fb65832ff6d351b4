package io.workbins.subscription;

import io.workbins.notification.WireOwner;

/**
 * A workbin of somebody. The id alone stands for a kind of workbin: with another owner it is
 * another workbin ({@code workbins-api.md} section 6.1).
 *
 * @param workbinId the workbin
 * @param owner whose it is, whoever asks
 */
public record WorkbinRef(String workbinId, Owner owner) {

  public WorkbinRef {
    if (owner instanceof Owner.Self) {
      throw new IllegalArgumentException("whose own it is depends on who asks");
    }
  }

  /** The workbin that a caller means by a workbin of an owner. */
  public static WorkbinRef of(String callerId, String workbinId, Owner owner) {
    return new WorkbinRef(workbinId, owner.resolve(callerId));
  }

  /** How this user is told whose it is: not at all, if it is the user's own. */
  public WireOwner nameFor(String userId) {
    return owner.equals(new Owner.User(userId)) ? WireOwner.OWN : owner.name();
  }
}
