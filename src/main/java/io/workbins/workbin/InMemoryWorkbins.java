package io.workbins.workbin;

import io.workbins.notification.ContentChange.Action;
import io.workbins.notification.Journal;
import io.workbins.subscription.Container;
import io.workbins.subscription.InMemoryRegistry;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** Content in the memory of one process. Each change is an entry of the journal. */
@Singleton
@Typed(InMemoryWorkbins.class)
public class InMemoryWorkbins implements Workbins {

  private final InMemoryContents contents;
  private final InMemoryRegistry registry;
  private final Journal journal;

  public InMemoryWorkbins(InMemoryContents contents, InMemoryRegistry registry, Journal journal) {
    this.contents = contents;
    this.registry = registry;
    this.journal = journal;
  }

  @Override
  public CompletionStage<Long> add(Container container, Interaction interaction) {
    return enter(
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

  @Override
  public CompletionStage<Long> pull(Container container, String interactionId) {
    return pull(container, interactionId, interaction -> true);
  }

  @Override
  public CompletionStage<Long> pull(Container container, String interactionId, Media media) {
    return pull(container, interactionId, interaction -> interaction.media() == media);
  }

  @Override
  public CompletionStage<List<Interaction>> content(Container container) {
    return CompletableFuture.completedFuture(contents.of(container));
  }

  private CompletionStage<Long> pull(
      Container container, String interactionId, Predicate<Interaction> wanted) {
    return enter(
        entry -> {
          var pulled =
              contents
                  .get(container, interactionId)
                  .filter(wanted)
                  .orElseThrow(() -> new ContentConflict.NotThere(interactionId));
          contents.remove(container, interactionId);
          return tell(entry, container, Action.ItemRemoved, pulled);
        });
  }

  private CompletionStage<Long> enter(Function<Journal.Entry, Long> change) {
    try {
      return CompletableFuture.completedFuture(journal.enter(change));
    } catch (ContentConflict conflict) {
      return CompletableFuture.failedFuture(conflict);
    }
  }

  private long tell(
      Journal.Entry entry, Container container, Action action, Interaction interaction) {
    long referenceId = entry.take(1);
    var messages = new ContentMessages(action, container, interaction, referenceId);
    for (var subscriberId : registry.subscribers(container)) {
      entry.tell(subscriberId, messages.to(subscriberId));
    }
    return referenceId;
  }
}
