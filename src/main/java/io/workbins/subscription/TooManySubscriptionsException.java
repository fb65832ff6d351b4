package io.workbins.subscription;

/** The user has as many subscriptions as a user may have. Nothing has changed. */
public final class TooManySubscriptionsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TooManySubscriptionsException(int maximum) {
    super(
        "A user may have %d subscriptions: unsubscribe from other workbins first"
            .formatted(maximum),
        null,
        false,
        false);
  }
}
