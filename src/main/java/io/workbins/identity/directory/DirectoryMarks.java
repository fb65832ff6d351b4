package io.workbins.identity.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Marks of the entries of a directory, by which nodes compare their directories without their
 * contents. The key of an entry is a letter for its kind, a colon and its id or name. The mark of a
 * user has a part for the account, a dot and a part for the rights; those of groups and workbins
 * only tell that they exist.
 */
public final class DirectoryMarks {

  /** The mark of an entry that left the directory. */
  public static final String REMOVED = "-";

  private static final String EXISTS = "+";
  private static final String USER = "u:";
  private static final String AGENT_GROUP = "a:";
  private static final String PLACE_GROUP = "p:";
  private static final String WORKBIN = "w:";

  private DirectoryMarks() {}

  public static String userKey(String userId) {
    return USER + userId;
  }

  public static String agentGroupKey(String name) {
    return AGENT_GROUP + name;
  }

  public static String placeGroupKey(String name) {
    return PLACE_GROUP + name;
  }

  public static String workbinKey(String id) {
    return WORKBIN + id;
  }

  /** The marks of all entries by their keys. */
  static Map<String, String> of(DirectoryEntries entries) {
    var marks = new HashMap<String, String>();
    var agentGroups = groupsByMember(entries.agentGroups());
    var placeGroups = groupsByMember(entries.placeGroups());
    entries
        .usersById()
        .forEach(
            (id, user) ->
                marks.put(
                    userKey(id),
                    mark(
                        user,
                        agentGroups.getOrDefault(id, Set.of()),
                        placeGroups.getOrDefault(id, Set.of()))));
    entries.agentGroups().keySet().forEach(name -> marks.put(agentGroupKey(name), EXISTS));
    entries.placeGroups().keySet().forEach(name -> marks.put(placeGroupKey(name), EXISTS));
    entries.workbins().keySet().forEach(id -> marks.put(workbinKey(id), EXISTS));
    return Map.copyOf(marks);
  }

  /** Whether two marks of a user are of the same user name and password. */
  static boolean haveSameAccount(String mark, String other) {
    return mark.substring(0, mark.indexOf('.') + 1)
        .equals(other.substring(0, other.indexOf('.') + 1));
  }

  private static Map<String, Set<String>> groupsByMember(Map<String, Set<String>> groups) {
    var byMember = new HashMap<String, Set<String>>();
    groups.forEach(
        (name, members) ->
            members.forEach(
                member -> byMember.computeIfAbsent(member, id -> new TreeSet<>()).add(name)));
    return byMember;
  }

  private static String mark(User user, Set<String> agentGroups, Set<String> placeGroups) {
    var roles =
        user.roles().stream().map(Role::name).collect(Collectors.toCollection(TreeSet::new));
    long rights = digest(roles, new TreeSet<>(user.features()), agentGroups, placeGroups);
    return Long.toHexString(user.accountMark()) + '.' + Long.toHexString(rights);
  }

  @SafeVarargs
  private static long digest(Collection<String>... sorted) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var texts : sorted) {
        for (var text : texts) {
          digest.update(text.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        }
        digest.update((byte) 1);
      }
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
