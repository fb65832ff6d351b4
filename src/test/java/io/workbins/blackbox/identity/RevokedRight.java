package io.workbins.blackbox.identity;

import io.workbins.blackbox.harness.DirectoryFiles;
import java.util.List;
import java.util.Optional;

/** A subscription of a user, and the change of the directory that takes the right to it away. */
enum RevokedRight {
  ROLE_SUPERVISOR("sup", "/users/%s/workbins/w1", "PermissionRevoked"),
  ROLE_ADMIN("adm", "/users/%s/workbins/w1", "PermissionRevoked"),
  ROLE_APIUSER("api", "/users/%s/workbins/w1", "PermissionRevoked"),
  AGENT_GROUP_MEMBERSHIP("ann", "/me/workbins/w1?agentGroup=Sales", "PermissionRevoked"),
  PLACE_GROUP_MEMBERSHIP("ann", "/me/workbins/w1?placeGroup=Hall", "PermissionRevoked"),
  API_MULTIMEDIA("ann", "/me/workbins/w1", "PermissionRevoked"),
  WORKBIN("ann", "/me/workbins/w2", "WorkbinRemoved"),
  AGENT_GROUP("ann", "/me/workbins/w1?agentGroup=Sales", "WorkbinRemoved"),
  PLACE_GROUP("sup", "/me/workbins/w1?placeGroup=Hall", "WorkbinRemoved"),
  OWNER("sup", "/users/%s/workbins/w1", "WorkbinRemoved");

  private static final String ANN = "00000000000000000000000000000001";
  private static final String BOB = "00000000000000000000000000000002";

  private final String userName;
  private final String path;
  private final String reason;

  RevokedRight(String userName, String path, String reason) {
    this.userName = userName;
    this.path = path.formatted(BOB);
    this.reason = reason;
  }

  /** The directory that grants all of them. */
  static DirectoryFiles granted(DirectoryFiles directory) {
    return directory
        .user("ann", "ROLE_AGENT", "api-multimedia")
        .user("bob", "ROLE_AGENT", "api-multimedia")
        .user("sup", "ROLE_SUPERVISOR", "api-multimedia")
        .user("adm", "ROLE_ADMIN", "api-multimedia")
        .user("api", "ROLE_APIUSER", "api-multimedia")
        .user("watcher", "ROLE_SUPERVISOR", "api-multimedia")
        .agentGroup("Sales", "ann", "bob")
        .placeGroup("Hall", "ann", "bob")
        .workbin("w1")
        .workbin("w2");
  }

  /** The user who loses the right. */
  String userName() {
    return userName;
  }

  /** The path of the workbin below {@code /api/v2}. */
  String path() {
    return path;
  }

  /** The path of the workbin for a supervisor; empty if nobody can use it any more. */
  Optional<String> pathOfOthers() {
    if (reason.equals("WorkbinRemoved")) {
      return Optional.empty();
    }
    return Optional.of(this == API_MULTIMEDIA ? "/users/" + ANN + "/workbins/w1" : path);
  }

  /** The reason in the notification. */
  String reason() {
    return reason;
  }

  void revoke(DirectoryFiles directory) {
    switch (this) {
      case ROLE_SUPERVISOR, ROLE_ADMIN, ROLE_APIUSER ->
          directory.change(userName, user -> user.put("roles", List.of("ROLE_AGENT")));
      case AGENT_GROUP_MEMBERSHIP -> directory.agentGroup("Sales", "bob");
      case PLACE_GROUP_MEMBERSHIP -> directory.placeGroup("Hall", "bob");
      case API_MULTIMEDIA ->
          directory.change(userName, user -> user.put("features", List.of("api-voice")));
      case WORKBIN -> directory.removeWorkbin("w2");
      case AGENT_GROUP -> directory.removeAgentGroup("Sales");
      case PLACE_GROUP -> directory.removePlaceGroup("Hall");
      case OWNER -> directory.removeUser("bob");
    }
  }
}
