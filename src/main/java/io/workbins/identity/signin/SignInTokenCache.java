package io.workbins.identity.signin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands out tokens of sessions. Clients that keep no cookies are given one with every reply, and to
 * seal it was a tenth of the work of a command: so whoever asks again soon is handed the same.
 */
@Singleton
public class SignInTokenCache {

  private record Given(String token, Instant when) {}

  private final Map<String, Given> byUserId = new ConcurrentHashMap<>();
  private final SignInTokenCipher cipher;
  private final Duration fresh;
  private final Clock clock;

  @Inject
  SignInTokenCache(SignInTokenCipher cipher) {
    this(cipher, Clock.systemUTC());
  }

  SignInTokenCache(SignInTokenCipher cipher, Clock clock) {
    this.cipher = cipher;
    this.fresh = cipher.renewal().dividedBy(2);
    this.clock = clock;
  }

  /** A token for a session of this user that is alive now, or was a moment ago. */
  public String of(String userId) {
    var now = clock.instant();
    var given = byUserId.get(userId);
    if (given == null || !now.isBefore(given.when().plus(fresh))) {
      given = new Given(cipher.encrypt(userId), now);
      byUserId.put(userId, given);
    }
    return given.token();
  }
}
