package io.workbins.identity.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * The claims that describe the user of a token. A name with slashes is a path, such as {@code
 * realm_access/roles}. All but {@code userName} are used only if users come from claims.
 */
@ConfigMapping(prefix = "workbins.identity.claims")
interface TokenClaimsConfig {

  /** The claim with the user id, at most 64 characters. */
  @WithDefault("sub")
  String id();

  /** The claim with the user name: of a user of the directory, if users come from there. */
  @WithDefault("preferred_username")
  String userName();

  /** The claim with the roles, such as {@code ROLE_AGENT}. Other values are ignored. */
  @WithDefault("roles")
  String roles();

  /** The claim with the names of the agent groups and place groups of the user. */
  @WithDefault("groups")
  String groups();

  /** The claim with the features, such as {@code api-multimedia}. */
  @WithDefault("features")
  String features();
}
