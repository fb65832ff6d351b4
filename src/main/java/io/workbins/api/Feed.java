package io.workbins.api;

import io.workbins.identity.directory.Directory;
import io.workbins.workbin.ContentConflict;
import io.workbins.workbin.Workbins;
import jakarta.inject.Singleton;

/** Lets events of other systems happen here: content changes, and who subscribed is told. */
@Singleton
final class Feed {

  private static final String OPERATION = "Feed";

  private final Workbins workbins;
  private final Directory directory;
  private final CommandMetrics metrics;

  Feed(Workbins workbins, Directory directory, CommandMetrics metrics) {
    this.workbins = workbins;
    this.directory = directory;
    this.metrics = metrics;
  }

  /**
   * Lets one event happen.
   *
   * @param json the event, an object
   * @return its reference number
   * @throws RuntimeException a {@link Failure} or a {@link ContentConflict}, if it cannot: nothing
   *     has changed then
   */
  long accept(byte[] json) {
    try {
      var event = FeedEvent.of(CommandBody.object(json), directory);
      long referenceId =
          switch (event.action()) {
            case ItemAdded -> workbins.add(event.container(), event.interaction());
            case ItemRemoved ->
                workbins.pull(
                    event.container(), event.interaction().id(), event.interaction().media());
          };
      metrics.count(OPERATION, "accepted");
      return referenceId;
    } catch (Failure | ContentConflict refused) {
      metrics.count(OPERATION, Refusal.problem(refused).outcome());
      throw refused;
    }
  }
}
