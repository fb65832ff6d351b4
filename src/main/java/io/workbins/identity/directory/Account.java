package io.workbins.identity.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** A user with the secret to verify a password against. */
public record Account(User user, Secret secret) {

  /**
   * The mark of an account with this id, name and secret, the same on each node. Does not reveal
   * the secret.
   */
  public static long mark(String userId, String userName, Secret secret) {
    var text = secret instanceof Bcrypt bcrypt ? bcrypt.hash() : ((Plain) secret).password();
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : List.of(userId, userName, secret.toString(), text)) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** {@code toString} does not reveal the secret. */
  public sealed interface Secret {}

  /**
   * A plain text password, for sandboxes.
   *
   * @param password in plain text
   */
  public record Plain(String password) implements Secret {

    @Override
    public String toString() {
      return "Plain";
    }
  }

  /**
   * A bcrypt hash of a password.
   *
   * @param hash in the modular crypt format, {@code $2a$…}
   */
  public record Bcrypt(String hash) implements Secret {

    @Override
    public String toString() {
      return "Bcrypt";
    }
  }
}
