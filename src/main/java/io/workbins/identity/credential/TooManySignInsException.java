package io.workbins.identity.credential;

import java.time.Duration;

/** A sign-in was refused without a check of the password: the client must wait and try again. */
public final class TooManySignInsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;

  private TooManySignInsException(String reason, long retryAfterSeconds) {
    super("%s: try again in %d s".formatted(reason, retryAfterSeconds), null, false, false);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Too many wrong passwords before; the delay is rounded up to seconds. */
  static TooManySignInsException delayed(Duration delay) {
    return new TooManySignInsException(
        "Too many wrong passwords", delay.plusSeconds(1).minusNanos(1).toSeconds());
  }

  /** Too many passwords are being checked. */
  static TooManySignInsException busy() {
    return new TooManySignInsException("Too many sign-ins at the same time", 1);
  }

  /** The value of {@code Retry-After}: at least 1. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
