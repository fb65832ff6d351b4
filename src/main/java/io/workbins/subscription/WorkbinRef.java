package io.workbins.subscription;

import io.workbins.notification.WireOwner;

/**
 * A workbin of an owner. The id alone names a kind of workbin, which each owner has ({@code
 * workbins-api.md} section 6.1).
 *
 * @param owner never {@link Owner.Self}
 */
public record WorkbinRef(String workbinId, Owner owner) {

  public WorkbinRef {
    if (owner instanceof Owner.Self) {
      throw new IllegalArgumentException(
          "owner must be resolved for the caller: use WorkbinRef.of");
    }
  }

  /** Resolves {@link Owner.Self} to the caller. */
  public static WorkbinRef of(String callerId, String workbinId, Owner owner) {
    return new WorkbinRef(workbinId, owner.resolve(callerId));
  }

  /** The owner as named in a message to this user. */
  public WireOwner nameFor(String userId) {
    return owner.equals(new Owner.User(userId)) ? WireOwner.OWN : owner.name();
  }
}
