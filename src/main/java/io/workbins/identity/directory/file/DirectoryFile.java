package io.workbins.identity.directory.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The directory file as JSON. {@link DirectoryParser} validates it. */
@RegisterForReflection
record DirectoryFile(
    @Nullable Long revision,
    @Nullable List<UserEntry> users,
    @Nullable List<GroupEntry> agentGroups,
    @Nullable List<GroupEntry> placeGroups,
    @Nullable List<WorkbinEntry> workbins) {

  /** Text without the required quotes, which may be a password. */
  private static final Pattern UNQUOTED_TOKEN = Pattern.compile("Unrecognized token '.*'(?=: )");

  // otherwise a misspelled property would be ignored, and a duplicate one would hide the first
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  @RegisterForReflection
  record UserEntry(
      @Nullable String id,
      @Nullable String userName,
      @Nullable String password,
      @Nullable String passwordHash,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String emailAddress,
      @Nullable List<String> roles,
      @Nullable List<String> features) {}

  @RegisterForReflection
  record GroupEntry(@Nullable String name, @Nullable List<String> members) {}

  @RegisterForReflection
  record WorkbinEntry(
      @Nullable String id,
      @Nullable String workbinName,
      @Nullable String displayName,
      @Nullable String type) {}

  /**
   * Reads a file.
   *
   * @param source the name of the file, for messages
   * @throws InvalidDirectoryException if the file is not JSON, or has unknown or duplicate
   *     properties
   */
  static DirectoryFile read(String source, InputStream in) {
    try {
      var file = JSON.readValue(in, DirectoryFile.class);
      if (file == null) {
        throw new InvalidDirectoryException(source, "whole file", "must not be null");
      }
      return file;
    } catch (JsonMappingException e) {
      throw new InvalidDirectoryException(source, place(e), fault(e));
    } catch (JsonProcessingException e) {
      throw new InvalidDirectoryException(source, line(e), fault(e));
    } catch (IOException e) {
      throw new InvalidDirectoryException(source, "whole file", "cannot be read: " + e);
    }
  }

  private static String place(JsonMappingException e) {
    var path =
        e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
            .collect(Collectors.joining());
    return path.isEmpty()
        ? line(e)
        : path.substring(path.startsWith(".") ? 1 : 0) + " (" + line(e) + ")";
  }

  private static String line(JsonProcessingException e) {
    return e.getLocation() == null ? "whole file" : "line " + e.getLocation().getLineNr();
  }

  /**
   * The first line of the message of the JSON parser: other lines repeat the place, and may quote a
   * password.
   */
  private static String fault(JsonProcessingException e) {
    return e.getOriginalMessage()
        .lines()
        .findFirst()
        .map(fault -> UNQUOTED_TOKEN.matcher(fault).replaceFirst("Unrecognized token"))
        .orElse("not valid JSON");
  }
}
