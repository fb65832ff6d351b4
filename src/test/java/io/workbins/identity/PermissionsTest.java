package io.workbins.identity;

import static io.workbins.identity.Permissions.Decision.DENIED;
import static io.workbins.identity.Permissions.Decision.GRANTED;
import static io.workbins.identity.Permissions.Decision.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PermissionsTest {

  private static final User MEMBER = TestUsers.withRoles("member", Role.ROLE_AGENT);
  private static final User OTHER = TestUsers.withRoles("other", Role.ROLE_AGENT);

  private final Permissions permissions =
      new Permissions(
          new Directory(
              Stream.of(MEMBER, OTHER).map(u -> new Account(u, new Account.Plain(""))).toList(),
              Map.of("Agents", Set.of(MEMBER.id())),
              Map.of("Places", Set.of(MEMBER.id())),
              List.of()));

  @Test
  void anAgentMayActOnItsOwnWorkbins() {
    assertThat(permissions.onUser(MEMBER, MEMBER.id())).isEqualTo(GRANTED);
  }

  @Test
  void anAgentMayNotActOnWorkbinsOfAnotherAgent() {
    assertThat(permissions.onUser(OTHER, MEMBER.id())).isEqualTo(DENIED);
  }

  @Test
  void aMemberMayActOnWorkbinsOfItsGroup() {
    assertThat(permissions.onAgentGroup(MEMBER, "Agents")).isEqualTo(GRANTED);
    assertThat(permissions.onPlaceGroup(MEMBER, "Places")).isEqualTo(GRANTED);
  }

  @Test
  void anAgentMayNotActOnWorkbinsOfAnotherGroup() {
    assertThat(permissions.onAgentGroup(OTHER, "Agents")).isEqualTo(DENIED);
    assertThat(permissions.onPlaceGroup(OTHER, "Places")).isEqualTo(DENIED);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ROLE_AGENT")
  void privilegedRolesMayActOnAllWorkbins(Role role) {
    var manager = TestUsers.withRoles("manager", role);

    assertThat(permissions.onUser(manager, MEMBER.id())).isEqualTo(GRANTED);
    assertThat(permissions.onAgentGroup(manager, "Agents")).isEqualTo(GRANTED);
    assertThat(permissions.onPlaceGroup(manager, "Places")).isEqualTo(GRANTED);
  }

  @ParameterizedTest
  @EnumSource
  void unknownUsersAndGroupsAreUnknownForAllRoles(Role role) {
    var caller = TestUsers.withRoles("caller", role);

    assertThat(permissions.onUser(caller, "nobody")).isEqualTo(UNKNOWN);
    assertThat(permissions.onAgentGroup(caller, "NoSuchGroup")).isEqualTo(UNKNOWN);
    assertThat(permissions.onPlaceGroup(caller, "NoSuchGroup")).isEqualTo(UNKNOWN);
  }

  @Test
  void agentGroupsAndPlaceGroupsAreSeparate() {
    assertThat(permissions.onAgentGroup(MEMBER, "Places")).isEqualTo(UNKNOWN);
    assertThat(permissions.onPlaceGroup(MEMBER, "Agents")).isEqualTo(UNKNOWN);
  }

  @Test
  void aUserIsNamedByIdNotByUserName() {
    assertThat(permissions.onUser(MEMBER, MEMBER.userName())).isEqualTo(UNKNOWN);
  }
}
