package io.workbins.push.cometd;

/** A list has more than {@link BayeuxJson#MAX_MESSAGES} messages. */
public final class TooManyMessagesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyMessagesException() {
    super(
        "a list must have at most %d messages".formatted(BayeuxJson.MAX_MESSAGES),
        null,
        false,
        false);
  }
}
