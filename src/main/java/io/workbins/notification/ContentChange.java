package io.workbins.notification;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * That an interaction came into a workbin or left it ({@code workbins-api.md} section 5.2).
 *
 * @param messageType always {@value #TYPE}
 * @param action what happened
 * @param id the workbin
 * @param referenceId the reference number of the request that caused it
 * @param owner whose workbin it is, named as the recipient named it
 * @param stateResource the interaction, under the name that its media gives it, such as {@code
 *     emailStateResourceV2}
 */
public record ContentChange(
    String messageType,
    Action action,
    String id,
    long referenceId,
    @JsonUnwrapped WireOwner owner,
    @JsonAnyGetter Map<String, ?> stateResource)
    implements NotificationMessage {

  static final String TYPE = "WorkbinStateChangeMessage";

  /** What happened to a workbin, spelled as on the wire. */
  public enum Action {
    ItemAdded,
    ItemRemoved
  }

  public ContentChange(
      Action action, String id, long referenceId, WireOwner owner, Map<String, ?> stateResource) {
    this(TYPE, action, id, referenceId, owner, stateResource);
  }
}
