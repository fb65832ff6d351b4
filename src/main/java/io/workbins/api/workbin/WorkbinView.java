package io.workbins.api.workbin;

import io.workbins.http.PathSegment;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.MediaType;
import io.workbins.workbin.Workbin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A workbin as the API shows it ({@code workbins-api.md} section 6.1). */
final class WorkbinView {

  private WorkbinView() {}

  /**
   * The properties of a workbin, without content.
   *
   * @param root the base URL of links
   */
  static Map<String, Object> properties(Workbin workbin, String root) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("id", workbin.id());
    properties.put("workbinName", workbin.workbinName());
    properties.put("displayName", workbin.displayName());
    properties.put("type", workbin.type().name());
    properties.put("uri", root + "/workbins/" + PathSegment.encode(workbin.id()));
    return properties;
  }

  /** The properties of a workbin, and an array of interactions for each of these media types. */
  static Map<String, Object> withContent(
      WorkbinQueries.Scope scope,
      Workbin workbin,
      Set<MediaType> media,
      List<Interaction> content) {
    var collections = new LinkedHashMap<String, List<Object>>();
    for (var interaction : content) {
      if (media.contains(interaction.media())) {
        collections
            .computeIfAbsent(interaction.media().collection(), name -> new ArrayList<>())
            .add(InteractionView.properties(scope, workbin, interaction));
      }
    }
    var properties = properties(workbin, scope.root());
    properties.putAll(collections);
    return properties;
  }
}
