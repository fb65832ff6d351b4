package io.workbins.identity.signin;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.util.UUID;
import javax.crypto.Mac;

/**
 * The CSRF token of each sign-in, derived from it: nodes store no tokens, and a token is valid as
 * long as its sign-in. Thread-safe.
 */
@Singleton
public final class CsrfTokens {

  private static final String MAC = "HmacSHA256";

  private final Key key;

  CsrfTokens(SignInConfig config) {
    this.key = config.key().map(SignInKey::forCsrf).orElseGet(SignInKey::random);
  }

  /** The token of a sign-in, in the form of a UUID ({@code workbins-api.md} section 8.5). */
  public String of(SignIn signIn) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(key);
      mac.update(ByteBuffer.allocate(Long.BYTES).putLong(signIn.id()).array());
      var digest = ByteBuffer.wrap(mac.doFinal(signIn.userId().getBytes(StandardCharsets.UTF_8)));
      return new UUID(digest.getLong(), digest.getLong()).toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform must support " + MAC, e);
    }
  }

  /** Whether a text is the token of a sign-in. */
  public boolean isOf(SignIn signIn, String text) {
    return MessageDigest.isEqual(
        of(signIn).getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }
}
