package io.workbins.identity.signin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Caches the current sign-in token of each user. Clients without a cookie store get a token with
 * each reply, and encryption took a tenth of the time of a command. Thread-safe.
 */
@Singleton
public class SignInTokenCache {

  private record CachedToken(String token, Instant createdAt) {}

  private final Map<String, CachedToken> byUserId = new ConcurrentHashMap<>();
  private final SignInTokenCipher cipher;
  private final Duration lifetime;
  private final Clock clock;

  @Inject
  SignInTokenCache(SignInTokenCipher cipher) {
    this(cipher, Clock.systemUTC());
  }

  SignInTokenCache(SignInTokenCipher cipher, Clock clock) {
    this.cipher = cipher;
    this.lifetime = cipher.renewal().dividedBy(2);
    this.clock = clock;
  }

  /** A token for this user, at most half as old as a token that is due for renewal. */
  public String of(String userId) {
    var now = clock.instant();
    var cached = byUserId.get(userId);
    if (cached == null || !now.isBefore(cached.createdAt().plus(lifetime))) {
      cached = new CachedToken(cipher.encrypt(userId), now);
      byUserId.put(userId, cached);
    }
    return cached.token();
  }
}
