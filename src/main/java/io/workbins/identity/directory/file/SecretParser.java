package io.workbins.identity.directory.file;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.file.DirectoryFile.UserEntry;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Validates the secrets of the users of one directory file. All bcrypt hashes must have the same
 * cost: otherwise the time of a refusal would reveal which users exist.
 */
final class SecretParser {

  private final String source;
  private @Nullable String firstHashPlace;
  private int firstHashCost;

  /**
   * For one directory file.
   *
   * @param source the name of the file, for messages
   */
  SecretParser(String source) {
    this.source = source;
  }

  /**
   * The secret of a user.
   *
   * @param place the place of the user in the file, such as {@code users[0]}
   * @throws InvalidDirectoryException if the user has no secret or two, the hash is invalid, or an
   *     earlier hash has another cost
   */
  Account.Secret parse(String place, UserEntry entry) {
    if (entry.password() != null && entry.passwordHash() == null) {
      return new Account.Plain(entry.password());
    }
    if (entry.passwordHash() != null && entry.password() == null) {
      checkCost(place, cost(place, entry.passwordHash()));
      return new Account.Bcrypt(entry.passwordHash());
    }
    throw fault(place, "give either a password or a passwordHash");
  }

  private int cost(String place, String hash) {
    try {
      int cost = BCrypt.Version.VERSION_2A.parser.parse(hash.getBytes(StandardCharsets.UTF_8)).cost;
      if (cost >= BCrypt.MIN_COST && cost <= BCrypt.MAX_COST) {
        return cost;
      }
    } catch (Exception e) {
      // the message of the cause may quote the hash
    }
    throw fault(place + ".passwordHash", "not a bcrypt hash such as $2a$10$…");
  }

  private void checkCost(String place, int cost) {
    if (firstHashPlace == null) {
      firstHashPlace = place;
      firstHashCost = cost;
    } else if (cost != firstHashCost) {
      throw fault(
          place + ".passwordHash",
          "bcrypt cost is %d, but %s has %d: use one cost for all users"
              .formatted(cost, firstHashPlace, firstHashCost));
    }
  }

  private InvalidDirectoryException fault(String place, String fault) {
    return new InvalidDirectoryException(source, place, fault);
  }
}
