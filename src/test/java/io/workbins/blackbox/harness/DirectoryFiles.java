package io.workbins.blackbox.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A directory that tests change, and its files. */
public final class DirectoryFiles {

  private final Path folder;
  private final int count;
  private final Map<String, Map<String, Object>> users = new LinkedHashMap<>();
  private final Map<String, List<String>> agentGroups = new LinkedHashMap<>();
  private final Map<String, List<String>> placeGroups = new LinkedHashMap<>();
  private final Set<String> workbins = new LinkedHashSet<>();
  private final List<String> names = new ArrayList<>();

  /** Files 0 to {@code count - 1} in a folder, not written yet. */
  public DirectoryFiles(Path folder, int count) {
    this.folder = folder;
    this.count = count;
  }

  /** Adds or replaces a user, with the password that {@link Sandbox#as} sends. */
  public DirectoryFiles user(String userName, String role, String feature) {
    var user = new LinkedHashMap<String, Object>();
    if (!names.contains(userName)) {
      names.add(userName);
    }
    user.put("id", idOf(userName));
    user.put("userName", userName);
    user.put("password", "sandbox");
    user.put("roles", List.of(role));
    user.put("features", List.of(feature));
    users.put(userName, user);
    return this;
  }

  public DirectoryFiles agentGroup(String name, String... members) {
    agentGroups.put(name, List.of(members));
    return this;
  }

  public DirectoryFiles placeGroup(String name, String... members) {
    placeGroups.put(name, List.of(members));
    return this;
  }

  public DirectoryFiles workbin(String id) {
    workbins.add(id);
    return this;
  }

  /** Makes the next version differ from all earlier ones in the first name of a user. */
  public String mark(String userName) {
    var mark = UUID.randomUUID().toString();
    change(userName, user -> user.put("firstName", mark));
    return mark;
  }

  public DirectoryFiles change(String userName, Consumer<Map<String, Object>> change) {
    change.accept(users.get(userName));
    return this;
  }

  public DirectoryFiles removeUser(String userName) {
    users.remove(userName);
    agentGroups.replaceAll((name, members) -> without(members, userName));
    placeGroups.replaceAll((name, members) -> without(members, userName));
    return this;
  }

  public DirectoryFiles removeAgentGroup(String name) {
    agentGroups.remove(name);
    return this;
  }

  public DirectoryFiles removePlaceGroup(String name) {
    placeGroups.remove(name);
    return this;
  }

  public DirectoryFiles removeWorkbin(String id) {
    workbins.remove(id);
    return this;
  }

  public String idOf(String userName) {
    return "%032x".formatted(names.indexOf(userName) + 1);
  }

  public Path file(int number) {
    return folder.resolve("directory-" + number + ".json");
  }

  public void writeAll() {
    for (int i = 0; i < count; i++) {
      write(i);
    }
  }

  /** Replaces one file in one step. */
  public void write(int number) {
    try {
      var written = Files.writeString(folder.resolve("new"), json());
      Files.move(written, file(number), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String json() throws JsonProcessingException {
    var file = new LinkedHashMap<String, Object>();
    file.put("users", users.values());
    file.put("agentGroups", groups(agentGroups));
    file.put("placeGroups", groups(placeGroups));
    file.put(
        "workbins",
        workbins.stream().map(id -> Map.of("id", id, "workbinName", id, "type", "Agent")).toList());
    return new ObjectMapper().writeValueAsString(file);
  }

  private static List<?> groups(Map<String, List<String>> groups) {
    return groups.entrySet().stream()
        .map(group -> Map.of("name", group.getKey(), "members", group.getValue()))
        .toList();
  }

  private static List<String> without(List<String> members, String userName) {
    return members.stream().filter(member -> !member.equals(userName)).toList();
  }
}
