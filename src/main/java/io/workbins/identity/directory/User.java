package io.workbins.identity.directory;

import java.security.Principal;
import java.util.Set;

/**
 * A user of the directory file or of an identity provider, and the principal of every authenticated
 * request ({@code workbins-api.md} section 8.2).
 *
 * @param id 32 hex digits
 * @param userName the name to sign in with
 * @param firstName may be empty
 * @param lastName may be empty
 * @param emailAddress may be empty
 * @param roles at least one
 * @param features the ids of the features of the user
 * @param accountMark differs after a change of the user name, the password or its hash
 * @param claimedGroups the groups that the identity provider names; those of the directory file are
 *     not here
 */
public record User(
    String id,
    String userName,
    String firstName,
    String lastName,
    String emailAddress,
    Set<Role> roles,
    Set<String> features,
    long accountMark,
    Set<String> claimedGroups)
    implements Principal {

  private static final String MULTIMEDIA = "api-multimedia";

  public User {
    roles = Set.copyOf(roles);
    features = Set.copyOf(features);
    claimedGroups = Set.copyOf(claimedGroups);
  }

  @Override
  public String getName() {
    return userName;
  }

  /** Whether the user may access workbins of other users and groups. */
  public boolean mayActForOthers() {
    return roles.stream().anyMatch(Role::mayActForOthers);
  }

  /**
   * Whether the user has the feature that all workbin operations require: {@code api-multimedia} or
   * one of its parts; live servers list only the parts ({@code workbins-api.md} section 8.4).
   */
  public boolean hasMultimedia() {
    return features.stream().anyMatch(f -> f.equals(MULTIMEDIA) || f.startsWith(MULTIMEDIA + "-"));
  }

  @Override
  public String toString() {
    return userName;
  }
}
