package io.workbins.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a workbin as JSON properties of a message: at most one is set, and none if the owner
 * is the recipient ({@code workbins-api.md} section 5.1).
 *
 * @param workbinUserId the id of a user
 * @param agentGroup the name of an agent group
 * @param placeGroup the name of a place group
 */
@JsonInclude(Include.NON_NULL)
public record WireOwner(
    @Nullable String workbinUserId, @Nullable String agentGroup, @Nullable String placeGroup) {

  /** The recipient. */
  public static final WireOwner OWN = new WireOwner(null, null, null);

  public static WireOwner user(String id) {
    return new WireOwner(id, null, null);
  }

  public static WireOwner agentGroup(String name) {
    return new WireOwner(null, name, null);
  }

  public static WireOwner placeGroup(String name) {
    return new WireOwner(null, null, name);
  }
}
