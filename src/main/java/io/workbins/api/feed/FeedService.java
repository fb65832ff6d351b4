package io.workbins.api.feed;

import io.workbins.api.JsonBody;
import io.workbins.api.command.CommandMetrics;
import io.workbins.api.error.ErrorMapper;
import io.workbins.api.error.PermissionDeniedException;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import io.workbins.workbin.Workbins;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Applies events of other systems to the content of workbins. */
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
   * Applies one event, and counts it. Does not block.
   *
   * @param caller checked for each event, since a stream can last longer than a role
   * @param json the event, an object
   * @return the reference number; fails if the event is refused, without any change
   */
  CompletionStage<Long> apply(User caller, byte[] json) {
    CompletionStage<Long> applied;
    try {
      checkRole(caller);
      applied = apply(FeedEvent.of(JsonBody.object(json), directory));
    } catch (RuntimeException e) {
      applied = CompletableFuture.failedFuture(e);
    }
    return applied.whenComplete(
        (referenceId, error) ->
            metrics.count(
                OPERATION, error == null ? "accepted" : ErrorMapper.code(error).outcome()));
  }

  /**
   * Checks that a user may feed events now.
   *
   * @throws PermissionDeniedException if not
   */
  void checkRole(User caller) {
    var current =
        directory.user(caller.id()).filter(user -> user.accountMark() == caller.accountMark());
    if (current.isEmpty() || !current.get().roles().contains(Role.ROLE_APIUSER)) {
      throw new PermissionDeniedException("Only a user with ROLE_APIUSER may feed events");
    }
  }

  private CompletionStage<Long> apply(FeedEvent event) {
    var interaction = event.interaction();
    return switch (event.action()) {
      case ItemAdded -> workbins.add(event.workbinRef(), interaction);
      case ItemRemoved -> workbins.pull(event.workbinRef(), interaction.id(), interaction.media());
    };
  }
}
