package io.workbins.workbin;

import io.workbins.notification.ContentChange;
import io.workbins.notification.ContentChange.Action;
import io.workbins.notification.NotificationMessage;
import io.workbins.notification.WireOwner;
import io.workbins.subscription.WorkbinRef;
import java.util.HashMap;
import java.util.Map;

/**
 * The messages about one change of content. The owner of the workbin gets another message than all
 * other subscribers, so at most two messages are created. Not thread-safe.
 */
public final class ContentMessages {

  private final Action action;
  private final WorkbinRef workbinRef;
  private final long referenceId;
  private final Map<String, Interaction> stateResource;
  private final Map<WireOwner, NotificationMessage> messages = new HashMap<>(2);

  public ContentMessages(
      Action action, WorkbinRef workbinRef, Interaction interaction, long referenceId) {
    this.action = action;
    this.workbinRef = workbinRef;
    this.referenceId = referenceId;
    this.stateResource = Map.of(interaction.media().stateResource(), interaction);
  }

  /** The message for this user. */
  public NotificationMessage to(String userId) {
    return messages.computeIfAbsent(
        workbinRef.nameFor(userId),
        name ->
            new ContentChange(action, workbinRef.workbinId(), referenceId, name, stateResource));
  }
}
