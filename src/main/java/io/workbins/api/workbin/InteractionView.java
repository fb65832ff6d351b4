package io.workbins.api.workbin;

import com.fasterxml.jackson.databind.util.RawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.http.PathSegment;
import io.workbins.subscription.Owner;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.Workbin;
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
    properties.put("userData", new RawValue(interaction.userData()));
    properties.put("uri", scope.root() + path(workbin.id(), interaction, scope.owner()));
    return properties;
  }

  /** The path depends on the owner of the workbin. */
  private static String path(String workbinId, Interaction interaction, Owner owner) {
    var path =
        "/workbins/%s/%s/%s"
            .formatted(
                PathSegment.encode(workbinId),
                interaction.media().collection(),
                PathSegment.encode(interaction.id()));
    var name = owner.name();
    if (name.workbinUserId() != null) {
      return "/users/" + PathSegment.encode(name.workbinUserId()) + path;
    }
    if (name.agentGroup() != null) {
      return path + "?agentGroup=" + PathSegment.encode(name.agentGroup());
    }
    return name.placeGroup() == null
        ? path
        : path + "?placeGroup=" + PathSegment.encode(name.placeGroup());
  }
}
