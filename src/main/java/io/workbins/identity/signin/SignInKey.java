package io.workbins.identity.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Makes the AES key that seals session cookies. */
final class SignInKey {

  private static final int SHORTEST = 32;

  private SignInKey() {}

  /**
   * The key that belongs to a configured secret.
   *
   * @throws IllegalArgumentException if the secret is too short to be one
   */
  static SecretKey of(String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "workbins.session.key (WORKBINS_SESSION_KEY) has %d characters: give at least %d random ones"
              .formatted(secret.length(), SHORTEST));
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              "workbins session cookie".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return aes(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** A key that nobody else has. */
  static SecretKey random() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return aes(key);
  }

  private static SecretKey aes(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }
}
