package io.workbins.identity.credential;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.Account.Secret;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies passwords against the directory. The time of a refusal does not reveal which users
 * exist: if any user has a bcrypt hash, each wrong password costs one bcrypt check. The directory
 * parser ensures that all hashes have the same cost. Thread-safe.
 */
@Singleton
public class PasswordVerifier {

  // bcrypt uses only the first 72 bytes of a password
  private static final BCrypt.Verifyer BCRYPT =
      BCrypt.verifyer(
          BCrypt.Version.VERSION_2A, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A));
  private static final Secret NO_SECRET = new Account.Plain("");

  private final Directory directory;
  private volatile ReferenceHash referenceHash;

  public PasswordVerifier(Directory directory) {
    this.directory = directory;
    this.referenceHash = ReferenceHash.of(directory);
  }

  /**
   * A hash to check passwords of users without a hash against.
   *
   * @param revision the revision of the directory
   * @param hash null if no user has a hash
   */
  private record ReferenceHash(long revision, Account.@Nullable Bcrypt hash) {

    static ReferenceHash of(Directory directory) {
      long revision = directory.revision();
      for (var account : directory.accounts()) {
        if (account.secret() instanceof Account.Bcrypt hash) {
          return new ReferenceHash(revision, hash);
        }
      }
      return new ReferenceHash(revision, null);
    }
  }

  /** Whether a check may run bcrypt, which must not run on an event loop. */
  public boolean isSlow() {
    return referenceHash() != null;
  }

  /** The user of this name, if the password is correct. Blocks if {@link #isSlow}. */
  public Optional<User> check(String userName, String password) {
    var account = directory.account(userName);
    var secret = account.map(Account::secret).orElse(NO_SECRET);
    boolean matches = matches(secret, password) && account.isPresent();
    var reference = referenceHash();
    if (!matches && !(secret instanceof Account.Bcrypt) && reference != null) {
      matches(reference, password);
    }
    return matches ? account.map(Account::user) : Optional.empty();
  }

  private Account.@Nullable Bcrypt referenceHash() {
    if (referenceHash.revision() != directory.revision()) {
      referenceHash = ReferenceHash.of(directory);
    }
    return referenceHash.hash();
  }

  private static boolean matches(Secret secret, String password) {
    var given = password.getBytes(StandardCharsets.UTF_8);
    if (secret instanceof Account.Bcrypt bcrypt) {
      return BCRYPT.verify(given, bcrypt.hash().getBytes(StandardCharsets.UTF_8)).verified;
    }
    return secret instanceof Account.Plain plain
        && MessageDigest.isEqual(given, plain.password().getBytes(StandardCharsets.UTF_8));
  }
}
