package io.workbins.api.feed;

import io.workbins.api.command.CommandBody;
import io.workbins.api.command.CommandMetrics;
import io.workbins.api.error.ApiException;
import io.workbins.api.error.ErrorMapper;
import io.workbins.identity.directory.Directory;
import io.workbins.workbin.Workbins;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets events of other systems happen here: content changes, and who subscribed is told. */
@Singleton
final class FeedService {

  private static final String OPERATION = "Feed";

  private final Workbins workbins;
  private final Directory directory;
  private final CommandMetrics metrics;

  FeedService(Workbins workbins, Directory directory, CommandMetrics metrics) {
    this.workbins = workbins;
    this.directory = directory;
    this.metrics = metrics;
  }

  /**
   * Lets one event happen. Does not block.
   *
   * @param json the event, an object
   * @return its reference number; fails if it cannot happen: nothing has changed then
   */
  CompletionStage<Long> accept(byte[] json) {
    return happen(json)
        .whenComplete(
            (referenceId, refused) ->
                metrics.count(
                    OPERATION, refused == null ? "accepted" : ErrorMapper.code(refused).outcome()));
  }

  private CompletionStage<Long> happen(byte[] json) {
    FeedEvent event;
    try {
      event = FeedEvent.of(CommandBody.object(json), directory);
    } catch (ApiException wrong) {
      return CompletableFuture.failedFuture(wrong);
    }
    var interaction = event.interaction();
    return switch (event.action()) {
      case ItemAdded -> workbins.add(event.workbinRef(), interaction);
      case ItemRemoved -> workbins.pull(event.workbinRef(), interaction.id(), interaction.media());
    };
  }
}
