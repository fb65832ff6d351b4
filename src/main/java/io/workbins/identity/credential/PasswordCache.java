package io.workbins.identity.credential;

import io.workbins.identity.directory.User;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Caches the last verified password of each user for {@code workbins.credentials.remembered}, as a
 * digest with a random key of this process. Thread-safe.
 */
@Singleton
public class PasswordCache {

  private static final String MAC = "HmacSHA256";

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record VerifiedPassword(User user, byte[] digest, Instant expiry, long revision) {}

  private final Map<String, VerifiedPassword> byUserName = new ConcurrentHashMap<>();
  private final Mac mac;
  private final Duration lifetime;
  private final Clock clock;

  @Inject
  public PasswordCache(CredentialConfig config) {
    this(config.remembered(), Clock.systemUTC());
  }

  PasswordCache(Duration lifetime, Clock clock) {
    this.lifetime = lifetime;
    this.clock = clock;
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    this.mac = mac(key);
  }

  /** The user, if this password was verified within the lifetime, for this directory revision. */
  public Optional<User> lookup(String userName, String password, long revision) {
    var verified = byUserName.get(userName);
    if (verified == null
        || verified.revision() != revision
        || !clock.instant().isBefore(verified.expiry())) {
      return Optional.empty();
    }
    return MessageDigest.isEqual(verified.digest(), digest(password))
        ? Optional.of(verified.user())
        : Optional.empty();
  }

  /** Must be called with a verified password only. */
  public void remember(User user, String password, long revision) {
    var expiry = clock.instant().plus(lifetime);
    byUserName.put(user.userName(), new VerifiedPassword(user, digest(password), expiry, revision));
  }

  private byte[] digest(String password) {
    try {
      // a clone of an initialized Mac: the initialization takes longer than the digest
      return ((Mac) mac.clone()).doFinal(password.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java platform must support cloning " + MAC, e);
    }
  }

  private static Mac mac(byte[] key) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform must support " + MAC, e);
    }
  }
}
