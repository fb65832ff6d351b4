package io.workbins.api.desktop;

import io.workbins.identity.directory.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A feature as the API shows it ({@code workbins-api.md} section 8.4). The directory has only its
 * id.
 */
public record FeatureView(
    String id,
    String displayName,
    String description,
    boolean autoAssignOnContactCenterCreate,
    String uri,
    String path) {

  static List<FeatureView> of(User user, String root) {
    return user.features().stream()
        .sorted()
        .map(id -> new FeatureView(id, id, "", false, root + "/features/" + id, "/features/" + id))
        .toList();
  }

  /** All properties by their names. */
  Map<String, Object> properties() {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("id", id);
    properties.put("displayName", displayName);
    properties.put("description", description);
    properties.put("autoAssignOnContactCenterCreate", autoAssignOnContactCenterCreate);
    properties.put("uri", uri);
    properties.put("path", path);
    return properties;
  }
}
