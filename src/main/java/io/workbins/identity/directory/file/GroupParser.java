package io.workbins.identity.directory.file;

import io.workbins.identity.directory.file.DirectoryFile.GroupEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Validates the groups of one directory file. */
final class GroupParser {

  private final EntryChecks checks;
  private final Function<String, Optional<String>> userId;

  /**
   * For one directory file.
   *
   * @param userId the id of the user with a name; empty if there is none
   */
  GroupParser(EntryChecks checks, Function<String, Optional<String>> userId) {
    this.checks = checks;
    this.userId = userId;
  }

  /** The user ids of the members by group name. */
  Map<String, Set<String>> parse(String place, List<GroupEntry> entries) {
    var groups = new HashMap<String, Set<String>>();
    for (int i = 0; i < entries.size(); i++) {
      var group = place + "[" + i + "]";
      var entry = checks.required(group, entries.get(i));
      var name = checks.required(group + ".name", entry.name());
      var names = entry.members() == null ? List.<String>of() : entry.members();
      if (groups.put(name, members(group + ".members", names)) != null) {
        throw checks.fault(
            group + ".name", "'%s' is the name of an earlier group too".formatted(name));
      }
    }
    return groups;
  }

  private Set<String> members(String place, List<String> names) {
    var members = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      var id = userId.apply(names.get(i));
      if (id.isEmpty()) {
        throw checks.fault(place + "[" + i + "]", "there is no user '%s'".formatted(names.get(i)));
      }
      members.add(id.get());
    }
    return Set.copyOf(members);
  }
}
