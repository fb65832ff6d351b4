package io.workbins.subscription;

/**
 * What a command does to a subscription. Both are idempotent: a repeat succeeds and is notified
 * again.
 */
public enum Operation {
  SUBSCRIBE,
  UNSUBSCRIBE
}
