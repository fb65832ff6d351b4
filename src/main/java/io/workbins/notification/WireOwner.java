package io.workbins.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * How a message names whose workbin it is about: at most one of these is there, and none if it is
 * the recipient's own ({@code workbins-api.md} section 5.1).
 *
 * @param workbinUserId the id of a user
 * @param agentGroup the name of an agent group
 * @param placeGroup the name of a place group
 */
@JsonInclude(Include.NON_NULL)
public record WireOwner(
    @Nullable String workbinUserId, @Nullable String agentGroup, @Nullable String placeGroup) {

  /** The recipient, who needs no name. */
  public static final WireOwner OWN = new WireOwner(null, null, null);

  /** The user with this id. */
  public static WireOwner user(String id) {
    return new WireOwner(id, null, null);
  }

  /** The agent group of this name. */
  public static WireOwner agentGroup(String name) {
    return new WireOwner(null, name, null);
  }

  /** The place group of this name. */
  public static WireOwner placeGroup(String name) {
    return new WireOwner(null, null, name);
  }
}
