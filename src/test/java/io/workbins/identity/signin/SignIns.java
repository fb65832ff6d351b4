package io.workbins.identity.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins for tests, which last for 12 hours. */
public final class SignIns {

  private static final Instant BEGAN = Instant.ofEpochSecond(1_700_000_000);

  private SignIns() {}

  public static SignIn of(String userId) {
    return of(userId, 1, BEGAN);
  }

  public static SignIn of(String userId, long id, Instant began) {
    return new SignIn(id, userId, 7, began, began.plus(Duration.ofHours(12)), Optional.empty());
  }
}
