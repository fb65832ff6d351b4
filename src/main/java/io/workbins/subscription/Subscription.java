package io.workbins.subscription;

/**
 * That a user wants to hear of a workbin of an owner. It belongs to the user, not to a CometD
 * session: clients handshake anew after a network loss and do not subscribe again ({@code
 * workbins-api.md} section 7.3).
 *
 * @param subscriberId the id of the user who is told
 * @param workbinId the workbin
 * @param owner whose workbin; the subscriber's own one is always {@link Owner.Self}, also where a
 *     request named the subscriber
 */
public record Subscription(String subscriberId, String workbinId, Owner owner) {

  public Subscription {
    if (owner instanceof Owner.User user && user.id().equals(subscriberId)) {
      owner = new Owner.Self();
    }
  }
}
