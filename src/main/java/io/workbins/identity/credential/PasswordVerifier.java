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
 * Checks passwords against the directory. A wrong one costs the same whether or not the user
 * exists, so that the time an answer takes does not tell who does.
 */
@Singleton
public class PasswordVerifier {

  // as bcrypt itself does: it reads no more than 72 bytes of a password
  private static final BCrypt.Verifyer BCRYPT =
      BCrypt.verifyer(
          BCrypt.Version.VERSION_2A, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A));
  private static final Secret NOBODYS_PLAIN = new Account.Plain("");

  private final Directory directory;
  private volatile NobodysHash nobodysHash;

  public PasswordVerifier(Directory directory) {
    this.directory = directory;
    this.nobodysHash = NobodysHash.in(directory);
  }

  /** What a password is checked against that is nobody's, by one revision of the directory. */
  private record NobodysHash(long revision, Account.@Nullable Bcrypt secret) {

    static NobodysHash in(Directory directory) {
      return new NobodysHash(directory.revision(), mostExpensiveHash(directory));
    }
  }

  /** Whether a check may take as long as bcrypt does, which is too long for an event loop. */
  public boolean isSlow() {
    return nobodysHash() != null;
  }

  /** The user of that name, if this is the user's password. */
  public Optional<User> check(String userName, String password) {
    var account = directory.account(userName);
    var secret = account.map(Account::secret).orElse(NOBODYS_PLAIN);
    boolean matches = matches(secret, password) && account.isPresent();
    if (!matches) {
      makeUp(secret, password);
    }
    return matches ? account.map(Account::user) : Optional.empty();
  }

  /**
   * Makes a refusal cost what the dearest hash does. A hash of cost {@code c} takes {@code 2^c}:
   * another of {@code c}, one of {@code c + 1} and so on fill the rest.
   */
  private void makeUp(Secret secret, String password) {
    var dearest = nobodysHash();
    if (dearest == null) {
      return;
    }
    if (!(secret instanceof Account.Bcrypt)) {
      matches(dearest, password);
      return;
    }
    for (int cost = cost(secret); cost < cost(dearest); cost++) {
      matches(withCost(dearest, cost), password);
    }
  }

  private Account.@Nullable Bcrypt nobodysHash() {
    if (nobodysHash.revision() != directory.revision()) {
      nobodysHash = NobodysHash.in(directory);
    }
    return nobodysHash.secret();
  }

  private static boolean matches(Secret secret, String password) {
    var given = password.getBytes(StandardCharsets.UTF_8);
    if (secret instanceof Account.Bcrypt bcrypt) {
      return BCRYPT.verify(given, bcrypt.hash().getBytes(StandardCharsets.UTF_8)).verified;
    }
    return secret instanceof Account.Plain plain
        && MessageDigest.isEqual(given, plain.password().getBytes(StandardCharsets.UTF_8));
  }

  private static Account.@Nullable Bcrypt mostExpensiveHash(Directory directory) {
    Account.@Nullable Bcrypt dearest = null;
    for (var account : directory.accounts()) {
      if (account.secret() instanceof Account.Bcrypt bcrypt
          && (dearest == null || cost(bcrypt) > cost(dearest))) {
        dearest = bcrypt;
      }
    }
    return dearest;
  }

  /** The two digits after the version: {@code $2a$10$…}. */
  private static int cost(Secret secret) {
    return secret instanceof Account.Bcrypt bcrypt
        ? Integer.parseInt(bcrypt.hash().split("\\$", 4)[2])
        : 0;
  }

  /** A hash of nothing in particular, which costs this much to check. */
  private static Account.Bcrypt withCost(Account.Bcrypt hash, int cost) {
    return new Account.Bcrypt(
        hash.hash().replaceFirst("\\$\\d\\d\\$", "\\$%02d\\$".formatted(cost)));
  }
}
