package io.workbins.workbin;

import io.workbins.notification.ContentChange;
import io.workbins.notification.ContentChange.Action;
import io.workbins.notification.Message;
import io.workbins.notification.OwnerName;
import io.workbins.subscription.Container;
import java.util.HashMap;
import java.util.Map;

/**
 * What is told of a change of content: to the owner in other words than to everybody else, so there
 * are two messages at most, however many hear of it. For one thread.
 */
public final class ContentMessages {

  private final Action action;
  private final Container container;
  private final long referenceId;
  private final Map<String, Interaction> stateResource;
  private final Map<OwnerName, Message> messages = new HashMap<>(2);

  /**
   * The messages of one change.
   *
   * @param referenceId the reference number of the request that caused it
   */
  public ContentMessages(
      Action action, Container container, Interaction interaction, long referenceId) {
    this.action = action;
    this.container = container;
    this.referenceId = referenceId;
    this.stateResource = Map.of(interaction.media().stateResource(), interaction);
  }

  /** What this user is told. */
  public Message to(String userId) {
    return messages.computeIfAbsent(
        container.nameFor(userId),
        name -> new ContentChange(action, container.workbinId(), referenceId, name, stateResource));
  }
}
