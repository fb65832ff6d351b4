package io.workbins.subscription;

/**
 * Remembers subscriptions. Safe for use by several threads; no call blocks or costs more the more
 * subscriptions there are.
 */
public interface Registry {

  /** Adds the subscription; returns whether it was not there before. */
  boolean add(Subscription subscription);

  /** Removes the subscription; returns whether it was there. */
  boolean remove(Subscription subscription);

  /** Whether the subscription is there. */
  boolean contains(Subscription subscription);

  /** How many subscriptions there are, of all users. May lag behind changes under way. */
  long size();
}
