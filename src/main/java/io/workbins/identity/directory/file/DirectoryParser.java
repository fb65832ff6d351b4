package io.workbins.identity.directory.file;

import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import io.workbins.identity.directory.UserSource;
import io.workbins.identity.directory.file.DirectoryFile.UserEntry;
import io.workbins.identity.directory.file.DirectoryFile.WorkbinEntry;
import io.workbins.workbin.Workbin;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates a directory file and converts it to a {@link Directory}. */
public final class DirectoryParser {

  /** Redis compares revisions as floating-point numbers. */
  private static final long MAX_REVISION = 1L << 53;

  private static final Pattern USER_ID = Pattern.compile("[0-9a-f]{32}");

  private final EntryChecks checks;
  private final SecretParser secrets;
  private final Map<String, String> idsByName = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  private DirectoryParser(String source) {
    this.checks = new EntryChecks(source);
    this.secrets = new SecretParser(source);
  }

  /**
   * Reads a directory.
   *
   * @param source the name of the file, for messages
   * @throws InvalidDirectoryException if the file cannot be read, is not JSON or is invalid
   */
  public static Directory read(String source, InputStream in) {
    return read(source, in, 0, UserSource.DIRECTORY);
  }

  /**
   * Reads a directory.
   *
   * @param defaultRevision the revision of a file without one
   * @param userSource users of the file, and members of its groups, are ignored if they come from
   *     claims
   */
  static Directory read(
      String source, InputStream in, long defaultRevision, UserSource userSource) {
    var file = DirectoryFile.read(source, in);
    var parser = new DirectoryParser(source);
    long revision = file.revision() == null ? defaultRevision : parser.revision(file.revision());
    return userSource == UserSource.CLAIMS
        ? parser.withoutUsers(file, revision)
        : parser.withUsers(file, revision);
  }

  private Directory withoutUsers(DirectoryFile file, long revision) {
    var groups = new GroupParser(checks, name -> Optional.of(name));
    return Directory.ofClaims(
        revision,
        groups.parse("agentGroups", orEmpty(file.agentGroups())).keySet(),
        groups.parse("placeGroups", orEmpty(file.placeGroups())).keySet(),
        workbins(orEmpty(file.workbins())));
  }

  private Directory withUsers(DirectoryFile file, long revision) {
    var accounts = new ArrayList<Account>();
    var users = orEmpty(file.users());
    for (int i = 0; i < users.size(); i++) {
      var place = "users[" + i + "]";
      accounts.add(account(place, checks.required(place, users.get(i))));
    }
    if (accounts.isEmpty()) {
      throw checks.fault("users", "there is no user: add at least one");
    }
    var groups = new GroupParser(checks, name -> Optional.ofNullable(idsByName.get(name)));
    return new Directory(
        revision,
        accounts,
        groups.parse("agentGroups", orEmpty(file.agentGroups())),
        groups.parse("placeGroups", orEmpty(file.placeGroups())),
        workbins(orEmpty(file.workbins())));
  }

  private long revision(long revision) {
    if (revision < 0 || revision > MAX_REVISION) {
      throw checks.fault("revision", "must be from 0 to %d".formatted(MAX_REVISION));
    }
    return revision;
  }

  private Account account(String place, UserEntry entry) {
    var id = checks.required(place + ".id", entry.id());
    if (!USER_ID.matcher(id).matches()) {
      throw checks.fault(place + ".id", "'%s' is not 32 lower-case hex digits".formatted(id));
    }
    if (!ids.add(id)) {
      throw checks.fault(place + ".id", "'%s' is the id of an earlier user too".formatted(id));
    }
    var name = checks.required(place + ".userName", entry.userName());
    if (name.contains(":")) {
      throw checks.fault(
          place + ".userName",
          "'%s' has a colon, which Basic authentication does not allow".formatted(name));
    }
    if (idsByName.putIfAbsent(name, id) != null) {
      throw checks.fault(
          place + ".userName", "'%s' is the name of an earlier user too".formatted(name));
    }
    var secret = secrets.parse(place, entry);
    var user =
        new User(
            id,
            name,
            checks.optional(place + ".firstName", entry.firstName()),
            checks.optional(place + ".lastName", entry.lastName()),
            checks.optional(place + ".emailAddress", entry.emailAddress()),
            roles(place + ".roles", orEmpty(entry.roles())),
            features(place + ".features", orEmpty(entry.features())),
            Account.mark(id, name, secret),
            Set.of());
    return new Account(user, secret);
  }

  private Set<Role> roles(String place, List<String> names) {
    if (names.isEmpty()) {
      throw checks.fault(place, "give at least one of " + Arrays.toString(Role.values()));
    }
    var roles = new LinkedHashSet<Role>();
    for (int i = 0; i < names.size(); i++) {
      roles.add(checks.oneOf(Role.class, place + "[" + i + "]", names.get(i)));
    }
    return roles;
  }

  private Set<String> features(String place, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      checks.required(place + "[" + i + "]", names.get(i));
    }
    return Set.copyOf(names);
  }

  private List<Workbin> workbins(List<WorkbinEntry> entries) {
    var workbins = new ArrayList<Workbin>();
    var seen = new HashSet<String>();
    for (int i = 0; i < entries.size(); i++) {
      var place = "workbins[" + i + "]";
      var entry = checks.required(place, entries.get(i));
      var id = checks.required(place + ".id", entry.id());
      if (!seen.add(id)) {
        throw checks.fault(place + ".id", "'%s' is the id of an earlier workbin too".formatted(id));
      }
      var name = checks.required(place + ".workbinName", entry.workbinName());
      var display = checks.optional(place + ".displayName", entry.displayName());
      workbins.add(
          new Workbin(
              id,
              name,
              entry.displayName() == null ? name : display,
              checks.oneOf(Workbin.Type.class, place + ".type", entry.type())));
    }
    return workbins;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }
}
