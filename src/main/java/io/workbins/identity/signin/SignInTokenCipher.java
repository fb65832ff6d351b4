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
 * Seals sessions into tokens that only holders of the key can make or read. A token says who was
 * signed in and when that was last seen, so no node has to remember sessions, and each takes what
 * any other sealed.
 */
public final class SignInTokenCipher {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;
  private final Duration idle;
  private final Duration renewal;
  private final Clock clock;

  SignInTokenCipher(SecretKey key, Duration idle, Clock clock) {
    this.key = key;
    this.idle = idle;
    this.renewal = idle.dividedBy(30);
    this.clock = clock;
  }

  /** A token for a session of this user that is alive now. */
  public String encrypt(String userId) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var id = userId.getBytes(StandardCharsets.UTF_8);
    var plain = ByteBuffer.allocate(Long.BYTES + id.length).putLong(clock.millis()).put(id).array();
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      return ENCODER.encodeToString(
          ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  /**
   * The session of this token, unless the token was not sealed with this key or has been idle for
   * too long.
   */
  public Optional<SignInToken> decrypt(String token) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      var nonce = new byte[NONCE_BYTES];
      bytes.get(nonce);
      if (bytes.remaining() < TAG_BITS / Byte.SIZE) {
        // JDK 17 answers it with a ProviderException instead of a failed check
        return Optional.empty();
      }
      var sealed = new byte[bytes.remaining()];
      bytes.get(sealed);
      var plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed));
      var seen = Instant.ofEpochMilli(plain.getLong());
      var decrypted = new SignInToken(StandardCharsets.UTF_8.decode(plain).toString(), seen);
      return clock.instant().isBefore(seen.plus(idle)) ? Optional.of(decrypted) : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  /** Whether the token of this session is old enough that a reply should carry a new one. */
  public boolean isDueForRenewal(SignInToken token) {
    return !clock.instant().isBefore(token.seen().plus(renewal));
  }

  /** How old a token gets before it is due for renewal. */
  Duration renewal() {
    return renewal;
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
