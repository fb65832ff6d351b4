package io.workbins.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The query parameter {@code fields} of a list of resources: {@code *} selects all properties,
 * {@code id,…} these properties; without the parameter the list has URLs only ({@code
 * workbins-api.md} section 4.1).
 */
public final class Fields {

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
   * @param fields the query parameter {@code fields}
   */
  public static Map<String, Object> list(
      String name, List<String> fields, List<Map<String, Object>> resources) {
    var wanted = Set.copyOf(ListParameter.names(fields));
    if (wanted.isEmpty()) {
      return Map.of("uris", resources.stream().map(resource -> resource.get("uri")).toList());
    }
    if (wanted.contains(ListParameter.ALL)) {
      return Map.of(name, resources);
    }
    Function<Map<String, Object>, Map<String, Object>> part =
        resource ->
            resource.entrySet().stream()
                .filter(property -> wanted.contains(property.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return Map.of(name, resources.stream().map(part).toList());
  }
}
