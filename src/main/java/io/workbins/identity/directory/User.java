package io.workbins.identity.directory;

import java.security.Principal;
import java.util.Set;

/**
 * A user of the directory, and the principal of every authenticated request ({@code
 * workbins-api.md} section 8.2).
 *
 * @param id 32 hex digits
 * @param userName what the user signs in with
 * @param firstName the given name, possibly empty
 * @param lastName the family name, possibly empty
 * @param emailAddress the mail address, possibly empty
 * @param roles at least one
 * @param features the ids of the features the user has
 */
public record User(
    String id,
    String userName,
    String firstName,
    String lastName,
    String emailAddress,
    Set<Role> roles,
    Set<String> features)
    implements Principal {

  private static final String MULTIMEDIA = "api-multimedia";

  public User {
    roles = Set.copyOf(roles);
    features = Set.copyOf(features);
  }

  @Override
  public String getName() {
    return userName;
  }

  /** Whether the user may act on workbins of users and groups other than its own. */
  public boolean mayActForOthers() {
    return roles.stream().anyMatch(Role::mayActForOthers);
  }

  /**
   * Whether the user has the feature that all workbin operations need: {@code api-multimedia}, or
   * one of its parts, which is all that live servers list ({@code workbins-api.md} section 8.4).
   */
  public boolean hasMultimedia() {
    return features.stream().anyMatch(f -> f.equals(MULTIMEDIA) || f.startsWith(MULTIMEDIA + "-"));
  }

  @Override
  public String toString() {
    return userName;
  }
}
