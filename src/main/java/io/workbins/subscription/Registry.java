package io.workbins.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Remembers who is subscribed to what. Safe for use by several threads; no call blocks or costs
 * more the more subscriptions others have.
 */
public interface Registry {

  /** Subscribes a user, unless it is subscribed; returns whether it was not. */
  boolean add(String subscriberId, Container container, Instant now);

  /** Ends a subscription; returns whether there was one. */
  boolean remove(String subscriberId, Container container);

  /** What a user is subscribed to, in the order in which it subscribed. */
  List<Subscription> of(String subscriberId);

  /** The ids of those who are subscribed to a workbin. */
  Set<String> subscribers(Container container);

  /** How many subscriptions there are, of all users. May lag behind changes under way. */
  long size();
}
