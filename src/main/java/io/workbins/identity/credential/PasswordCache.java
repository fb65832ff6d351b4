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
 * Remembers for some minutes that a password was right, one for each user, as a digest under a key
 * that nobody outside this process has.
 */
@Singleton
public class PasswordCache {

  private static final String MAC = "HmacSHA256";

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Checked(User user, byte[] digest, Instant until, long revision) {}

  private final Map<String, Checked> byName = new ConcurrentHashMap<>();
  private final Mac mac;
  private final Duration remembered;
  private final Clock clock;

  @Inject
  public PasswordCache(CredentialConfig config) {
    this(config.remembered(), Clock.systemUTC());
  }

  PasswordCache(Duration remembered, Clock clock) {
    this.remembered = remembered;
    this.clock = clock;
    var random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.mac = mac(random);
  }

  /**
   * The user of that name, if this very password was found right not long ago, by this revision of
   * the directory.
   */
  public Optional<User> lookup(String userName, String password, long revision) {
    var checked = byName.get(userName);
    if (checked == null
        || checked.revision() != revision
        || !clock.instant().isBefore(checked.until())) {
      return Optional.empty();
    }
    return MessageDigest.isEqual(checked.digest(), digest(password))
        ? Optional.of(checked.user())
        : Optional.empty();
  }

  /** Remembers that this is the password of this user, by this revision of the directory. */
  public void remember(User user, String password, long revision) {
    var until = clock.instant().plus(remembered);
    byName.put(user.userName(), new Checked(user, digest(password), until, revision));
  }

  private byte[] digest(String password) {
    try {
      // one that has begun, for each caller: to begin takes longer than all the rest
      return ((Mac) mac.clone()).doFinal(password.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every Java platform can copy " + MAC, e);
    }
  }

  private static Mac mac(byte[] key) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + MAC, e);
    }
  }
}
