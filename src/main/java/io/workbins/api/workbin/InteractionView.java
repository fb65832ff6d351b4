package io.workbins.api.workbin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.subscription.Owner;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.Workbin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An interaction in a workbin as the API shows it ({@code workbins-api.md} section 4.2). */
@RegisterForReflection(targets = Interaction.class) // Jackson writes it into notifications
final class InteractionView {

  private InteractionView() {}

  static Map<String, Object> properties(
      WorkbinQueries.Scope scope, Workbin workbin, Interaction interaction) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("id", interaction.id());
    properties.put("receivedDate", interaction.receivedDate());
    properties.put("capabilities", interaction.capabilities());
    properties.put("participants", interaction.participants());
    properties.put("userData", interaction.userData());
    properties.put("uri", scope.root() + path(workbin.id(), interaction, scope.owner()));
    return properties;
  }

  /** The path depends on the owner of the workbin. */
  private static String path(String workbinId, Interaction interaction, Owner owner) {
    var path =
        "/workbins/%s/%s/%s"
            .formatted(
                encode(workbinId), interaction.media().collection(), encode(interaction.id()));
    var name = owner.name();
    if (name.workbinUserId() != null) {
      return "/users/" + name.workbinUserId() + path;
    }
    if (name.agentGroup() != null) {
      return path + "?agentGroup=" + encode(name.agentGroup());
    }
    return name.placeGroup() == null ? path : path + "?placeGroup=" + encode(name.placeGroup());
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
