package io.workbins.identity.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Creates the keys of sign-in tokens and CSRF tokens. */
final class SignInKey {

  private static final int MIN_SECRET_LENGTH = 32;

  private SignInKey() {}

  /**
   * Derives the key from {@code workbins.session.key}.
   *
   * @throws IllegalArgumentException if the secret is too short
   */
  static SecretKey of(String secret) {
    return derive(secret, "workbins session cookie");
  }

  /** Derives the key of {@link CsrfTokens}, which differs from that of the cookie. */
  static SecretKey forCsrf(String secret) {
    return derive(secret, "workbins csrf token");
  }

  private static SecretKey derive(String secret, String purpose) {
    if (secret.length() < MIN_SECRET_LENGTH) {
      throw new IllegalArgumentException(
          "workbins.session.key (WORKBINS_SESSION_KEY) has %d characters: give at least %d random ones"
              .formatted(secret.length(), MIN_SECRET_LENGTH));
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(purpose.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return aes(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform must support HmacSHA256", e);
    }
  }

  static SecretKey random() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return aes(key);
  }

  private static SecretKey aes(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }
}
