package io.workbins.workbin;

import io.workbins.notification.ContentChange;
import io.workbins.notification.ContentChange.Action;
import io.workbins.notification.NotificationMessage;
import io.workbins.notification.WireOwner;
import io.workbins.subscription.WorkbinRef;
import java.util.HashMap;
import java.util.Map;

/**
 * What is told of a change of content: to the owner in other words than to everybody else, so there
 * are two messages at most, however many hear of it. For one thread.
 */
public final class ContentMessages {

  private final Action action;
  private final WorkbinRef workbinRef;
  private final long referenceId;
  private final Map<String, Interaction> stateResource;
  private final Map<WireOwner, NotificationMessage> messages = new HashMap<>(2);

  /**
   * The messages of one change.
   *
   * @param referenceId the reference number of the request that caused it
   */
  public ContentMessages(
      Action action, WorkbinRef workbinRef, Interaction interaction, long referenceId) {
    this.action = action;
    this.workbinRef = workbinRef;
    this.referenceId = referenceId;
    this.stateResource = Map.of(interaction.media().stateResource(), interaction);
  }

  /** What this user is told. */
  public NotificationMessage to(String userId) {
    return messages.computeIfAbsent(
        workbinRef.nameFor(userId),
        name ->
            new ContentChange(action, workbinRef.workbinId(), referenceId, name, stateResource));
  }
}
