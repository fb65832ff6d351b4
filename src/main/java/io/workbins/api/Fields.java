package io.workbins.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query parameter {@code fields} of a list of resources: {@code *} selects all properties,
 * {@code id,…} these properties; without the parameter the list has URLs only ({@code
 * workbins-api.md} section 4.1).
 */
public final class Fields {

  private static final String ALL = "*";

  private Fields() {}

  /** A reply with these properties and a {@code statusCode} of 0. */
  public static Map<String, Object> reply(Map<String, Object> properties) {
    var reply = new LinkedHashMap<String, Object>();
    reply.put("statusCode", 0);
    reply.putAll(properties);
    return reply;
  }

  /**
   * The list, as one property of a reply.
   *
   * @param name the name of the property, unless the list has URLs only
   */
  public static Map<String, Object> list(
      String name, @Nullable String fields, List<Map<String, Object>> resources) {
    if (fields == null) {
      return Map.of("uris", resources.stream().map(resource -> resource.get("uri")).toList());
    }
    if (fields.strip().equals(ALL)) {
      return Map.of(name, resources);
    }
    var wanted = Arrays.stream(fields.split(",")).map(String::strip).collect(Collectors.toSet());
    Function<Map<String, Object>, Map<String, Object>> part =
        resource ->
            resource.entrySet().stream()
                .filter(property -> wanted.contains(property.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return Map.of(name, resources.stream().map(part).toList());
  }
}
