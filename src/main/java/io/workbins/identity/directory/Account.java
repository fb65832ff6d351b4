package io.workbins.identity.directory;

/**
 * A user together with the secret it signs in with.
 *
 * @param user the user
 * @param secret what a password is checked against
 */
public record Account(User user, Secret secret) {

  /** What a password is checked against; printing one shows nothing of it. */
  public sealed interface Secret {}

  /**
   * A password in the clear, for sandboxes.
   *
   * @param password the password
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
