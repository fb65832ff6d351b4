package io.workbins.identity.credential;

import io.workbins.identity.directory.User;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Caches the last verified password of each user for {@code workbins.credentials.remembered}, as a
 * digest with a random key of this process. Thread-safe.
 */
@Singleton
public class PasswordCache {

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record VerifiedPassword(User user, byte[] digest, Instant expiry, long revision) {}

  private final Map<String, VerifiedPassword> byUserName = new ConcurrentHashMap<>();
  private final PasswordDigest digest = new PasswordDigest();
  private final Duration lifetime;
  private final Clock clock;

  @Inject
  public PasswordCache(CredentialConfig config) {
    this(config.remembered(), Clock.systemUTC());
  }

  PasswordCache(Duration lifetime, Clock clock) {
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** The user, if this password was verified within the lifetime, for this directory revision. */
  public Optional<User> lookup(String userName, String password, long revision) {
    var verified = byUserName.get(userName);
    if (verified == null
        || verified.revision() != revision
        || !clock.instant().isBefore(verified.expiry())) {
      return Optional.empty();
    }
    return MessageDigest.isEqual(verified.digest(), digest.of(password))
        ? Optional.of(verified.user())
        : Optional.empty();
  }

  /** Must be called with a verified password only. */
  public void remember(User user, String password, long revision) {
    var expiry = clock.instant().plus(lifetime);
    byUserName.put(
        user.userName(), new VerifiedPassword(user, digest.of(password), expiry, revision));
  }
}
