package io.workbins.identity;

import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import java.util.Set;

public final class TestUsers {

  private TestUsers() {}

  public static User named(String userName) {
    return user(userName, Set.of(Role.ROLE_AGENT), Set.of("api-multimedia"));
  }

  public static User withRoles(String userName, Role... roles) {
    return user(userName, Set.of(roles), Set.of());
  }

  public static User withFeatures(String... features) {
    return user("agent", Set.of(Role.ROLE_AGENT), Set.of(features));
  }

  private static User user(String userName, Set<Role> roles, Set<String> features) {
    return new User("id-of-" + userName, userName, "", "", "", roles, features, 0, Set.of());
  }
}
