package io.workbins.identity.directory;

/** A user with the secret to verify a password against. */
public record Account(User user, Secret secret) {

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
