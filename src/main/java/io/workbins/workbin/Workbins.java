package io.workbins.workbin;

import io.workbins.notification.ContentChange;
import io.workbins.notification.ContentChange.Action;
import io.workbins.notification.Journal;
import io.workbins.notification.OwnerName;
import io.workbins.subscription.Container;
import io.workbins.subscription.Registry;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts interactions into workbins and takes them out, and tells those who subscribed. A change and
 * what is told of it are one entry of the journal, as are subscriptions: so no event follows an
 * {@code Unsubscribed}, and none is missing after a {@code Subscribed}.
 */
@Singleton
public class Workbins {

  /** How many interactions a workbin takes. */
  static final int MOST = 10_000;

  private final Contents contents;
  private final Registry registry;
  private final Journal journal;

  public Workbins(Contents contents, Registry registry, Journal journal) {
    this.contents = contents;
    this.registry = registry;
    this.journal = journal;
  }

  /**
   * Puts an interaction into a workbin. Does not block.
   *
   * @return the reference number of the change
   * @throws ContentConflict if it is there already, or the workbin is full: nothing has changed
   *     then
   */
  public long add(Container container, Interaction interaction) {
    return journal.enter(
        entry -> {
          if (contents.get(container, interaction.id()).isPresent()) {
            throw new ContentConflict.AlreadyThere(interaction.id());
          }
          if (contents.size(container) >= MOST) {
            throw new ContentConflict.Full(MOST);
          }
          contents.add(container, interaction);
          return tell(entry, container, Action.ItemAdded, interaction);
        });
  }

  /**
   * Takes an interaction of any media out of a workbin. Does not block.
   *
   * @return the reference number of the change
   * @throws ContentConflict if it is not there
   */
  public long pull(Container container, String interactionId) {
    return journal.enter(
        entry -> {
          var pulled =
              contents
                  .remove(container, interactionId)
                  .orElseThrow(() -> new ContentConflict.NotThere(interactionId));
          return tell(entry, container, Action.ItemRemoved, pulled);
        });
  }

  /**
   * Takes an interaction out of a workbin if it is of this media. Does not block.
   *
   * @return the reference number of the change
   * @throws ContentConflict if it is not there
   */
  public long pull(Container container, String interactionId, Media media) {
    return journal.enter(
        entry -> {
          var pulled =
              contents
                  .get(container, interactionId)
                  .filter(interaction -> interaction.media() == media)
                  .orElseThrow(() -> new ContentConflict.NotThere(interactionId));
          contents.remove(container, interactionId);
          return tell(entry, container, Action.ItemRemoved, pulled);
        });
  }

  /** What lies in a workbin, in the order in which it came. */
  public List<Interaction> content(Container container) {
    return contents.of(container);
  }

  private long tell(
      Journal.Entry entry, Container container, Action action, Interaction interaction) {
    long referenceId = entry.take(1);
    var stateResource = Map.of(interaction.media().stateResource(), interaction);
    // the owner is told in other words than everybody else
    var messages = new HashMap<OwnerName, ContentChange>(2);
    for (var subscriberId : registry.subscribers(container)) {
      var message =
          messages.computeIfAbsent(
              container.nameFor(subscriberId),
              name ->
                  new ContentChange(
                      action, container.workbinId(), referenceId, name, stateResource));
      entry.tell(subscriberId, message);
    }
    return referenceId;
  }
}
