package io.workbins.identity.signin;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts and decrypts sign-in tokens with AES-GCM. A token holds its sign-in and the time of its
 * creation, so nodes store no state, and each node accepts the tokens of all nodes with the same
 * key. Thread-safe.
 */
public final class SignInTokenCipher {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;
  private final Duration idleTimeout;
  private final Duration renewal;
  private final Clock clock;

  SignInTokenCipher(SecretKey key, Duration idleTimeout, Clock clock) {
    this.key = key;
    this.idleTimeout = idleTimeout;
    this.renewal = idleTimeout.dividedBy(30);
    this.clock = clock;
  }

  /** Creates a token of this sign-in. */
  public String encrypt(SignIn signIn) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var userId = signIn.userId().getBytes(StandardCharsets.UTF_8);
    var claims = signIn.claims().map(ClaimsFormat::encode).orElse(new byte[0]);
    var plain =
        ByteBuffer.allocate(5 * Long.BYTES + Short.BYTES + userId.length + claims.length)
            .putLong(clock.millis())
            .putLong(signIn.id())
            .putLong(signIn.accountMark())
            .putLong(signIn.began().toEpochMilli())
            .putLong(signIn.expiry().toEpochMilli())
            .putShort((short) userId.length)
            .put(userId)
            .put(claims)
            .array();
    try {
      var encrypted = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      return ENCODER.encodeToString(
          ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform must support " + CIPHER, e);
    }
  }

  /**
   * Empty if the token is malformed, was created with another key, was not used for too long, or is
   * from the future by more than a minute. Does not check the sign-in.
   */
  public Optional<SignInToken> decrypt(String token) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      var nonce = new byte[NONCE_BYTES];
      bytes.get(nonce);
      if (bytes.remaining() < TAG_BITS / Byte.SIZE) {
        // JDK 17 throws a ProviderException for this input instead of an AEADBadTagException
        return Optional.empty();
      }
      var encrypted = new byte[bytes.remaining()];
      bytes.get(encrypted);
      var plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(encrypted));
      var seen = Instant.ofEpochMilli(plain.getLong());
      return isValid(seen) ? Optional.of(new SignInToken(signIn(plain), seen)) : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static SignIn signIn(ByteBuffer plain) {
    long id = plain.getLong();
    long accountMark = plain.getLong();
    var began = Instant.ofEpochMilli(plain.getLong());
    var expiry = Instant.ofEpochMilli(plain.getLong());
    var userId = new byte[plain.getShort()];
    plain.get(userId);
    var claims = new byte[plain.remaining()];
    plain.get(claims);
    return new SignIn(
        id,
        new String(userId, StandardCharsets.UTF_8),
        accountMark,
        began,
        expiry,
        Optional.of(claims).filter(json -> json.length > 0).map(ClaimsFormat::decode));
  }

  /** A clock that was ahead must not make tokens that outlive the idle timeout. */
  private boolean isValid(Instant seen) {
    var now = clock.instant();
    return now.isBefore(seen.plus(idleTimeout)) && !seen.isAfter(now.plus(CLOCK_SKEW));
  }

  /** Whether the token is so old that a reply must carry a new one. */
  public boolean isDueForRenewal(SignInToken token) {
    return !clock.instant().isBefore(token.seen().plus(renewal));
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
