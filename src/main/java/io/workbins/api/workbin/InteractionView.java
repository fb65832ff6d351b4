package io.workbins.api.workbin;

import io.workbins.subscription.Owner;
import io.workbins.workbin.Interaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An interaction in a workbin as the API shows it ({@code workbins-api.md} section 4.2). */
final class InteractionView {

  private InteractionView() {}

  /**
   * Its properties.
   *
   * @param workbinId where it is
   * @param owner whose workbin, as the request names it
   * @param links makes an absolute URL of a path below the root of the API
   */
  static Map<String, Object> properties(
      String workbinId, Interaction interaction, Owner owner, UnaryOperator<String> links) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("id", interaction.id());
    properties.put("receivedDate", interaction.receivedDate());
    properties.put("capabilities", interaction.capabilities());
    properties.put("participants", interaction.participants());
    properties.put("userData", interaction.userData());
    properties.put("uri", links.apply(path(workbinId, interaction, owner)));
    return properties;
  }

  /** Where it is depends on whose workbin it is in. */
  private static String path(String workbinId, Interaction interaction, Owner owner) {
    var collection = interaction.media().collection();
    var path =
        "/workbins/%s/%s/%s".formatted(encode(workbinId), collection, encode(interaction.id()));
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
