package io.workbins.workbin;

import io.workbins.notification.ContentChange.Action;
import io.workbins.notification.EventLog;
import io.workbins.subscription.SubscriptionIndex;
import io.workbins.subscription.WorkbinRef;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** Workbin content of a single node, in memory. Each change is an entry of the event log. */
@Singleton
@Typed(InMemoryWorkbins.class)
public class InMemoryWorkbins implements Workbins {

  private final InMemoryContents contents;
  private final SubscriptionIndex index;
  private final EventLog eventLog;

  /** Used inside entries of the event log only. */
  private final ContentBytes bytes;

  @Inject
  public InMemoryWorkbins(
      InMemoryContents contents, SubscriptionIndex index, EventLog eventLog, ContentConfig config) {
    this(contents, index, eventLog, config.limits());
  }

  public InMemoryWorkbins(
      InMemoryContents contents, SubscriptionIndex index, EventLog eventLog, ContentLimits limits) {
    this.contents = contents;
    this.index = index;
    this.eventLog = eventLog;
    this.bytes = new ContentBytes(limits);
  }

  @Override
  public CompletionStage<Long> add(WorkbinRef workbinRef, Interaction interaction) {
    return append(
        entry -> {
          if (contents.get(workbinRef, interaction.id()).isPresent()) {
            throw ContentConflictException.alreadyThere(interaction.id());
          }
          if (contents.size(workbinRef) >= MAX_INTERACTIONS) {
            throw ContentConflictException.full(MAX_INTERACTIONS);
          }
          bytes.add(workbinRef, interaction);
          contents.add(workbinRef, interaction);
          return notifySubscribers(entry, workbinRef, Action.ItemAdded, interaction);
        });
  }

  @Override
  public CompletionStage<Long> pull(WorkbinRef workbinRef, String interactionId) {
    return pull(workbinRef, interactionId, interaction -> true);
  }

  @Override
  public CompletionStage<Long> pull(WorkbinRef workbinRef, String interactionId, MediaType media) {
    return pull(workbinRef, interactionId, interaction -> interaction.media() == media);
  }

  @Override
  public CompletionStage<List<Interaction>> content(WorkbinRef workbinRef) {
    return CompletableFuture.completedFuture(contents.of(workbinRef));
  }

  @Override
  public CompletionStage<List<WorkbinRef>> withContent() {
    return CompletableFuture.completedFuture(contents.workbins());
  }

  @Override
  public CompletionStage<Void> clear(WorkbinRef workbinRef) {
    return eventLog.append(
        entry -> {
          bytes.clear(workbinRef);
          contents.clear(workbinRef);
          return CompletableFuture.completedFuture(null);
        });
  }

  private CompletionStage<Long> pull(
      WorkbinRef workbinRef, String interactionId, Predicate<Interaction> filter) {
    return append(
        entry -> {
          var pulled =
              contents
                  .get(workbinRef, interactionId)
                  .filter(filter)
                  .orElseThrow(() -> ContentConflictException.notThere(interactionId));
          bytes.remove(workbinRef, pulled);
          contents.remove(workbinRef, interactionId);
          return notifySubscribers(entry, workbinRef, Action.ItemRemoved, pulled);
        });
  }

  private CompletionStage<Long> append(Function<EventLog.Entry, Long> change) {
    try {
      return CompletableFuture.completedFuture(eventLog.append(change));
    } catch (ContentConflictException conflict) {
      return CompletableFuture.failedFuture(conflict);
    }
  }

  private long notifySubscribers(
      EventLog.Entry entry, WorkbinRef workbinRef, Action action, Interaction interaction) {
    long referenceId = entry.take(1);
    var messages = new ContentMessages(action, workbinRef, interaction, referenceId);
    for (var subscriberId : index.subscribers(workbinRef)) {
      entry.notify(subscriberId, messages.to(subscriberId));
    }
    return referenceId;
  }
}
