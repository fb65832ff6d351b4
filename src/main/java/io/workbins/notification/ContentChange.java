package io.workbins.notification;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * An interaction was added to or removed from a workbin ({@code workbins-api.md} section 5.2).
 *
 * @param messageType always {@value #TYPE}
 * @param id the workbin id
 * @param referenceId the reference number of the request that caused the message
 * @param owner the owner of the workbin, from the recipient's point of view
 * @param stateResource the interaction, under the property name of its media type, such as {@code
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

  /** Spelled as in the JSON message. */
  public enum Action {
    ItemAdded,
    ItemRemoved
  }

  public ContentChange(
      Action action, String id, long referenceId, WireOwner owner, Map<String, ?> stateResource) {
    this(TYPE, action, id, referenceId, owner, stateResource);
  }
}
