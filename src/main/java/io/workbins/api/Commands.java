package io.workbins.api;

import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import io.workbins.subscription.Command;
import io.workbins.subscription.Operation;
import io.workbins.subscription.Owner;
import io.workbins.subscription.Subscriptions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one way of every command: check it, apply it, count it, say what became of it. */
@Singleton
final class Commands {

  private static final Logger LOG = Logger.getLogger(Commands.class);

  private final Subscriptions subscriptions;
  private final Directory directory;
  private final CommandMetrics metrics;

  Commands(Subscriptions subscriptions, Directory directory, CommandMetrics metrics) {
    this.subscriptions = subscriptions;
    this.directory = directory;
    this.metrics = metrics;
  }

  /**
   * What became of a command.
   *
   * @param referenceIds the reference number of each workbin it was applied to, in the order of the
   *     request
   * @param unknown the workbins that do not exist
   */
  record Outcome(Map<String, Long> referenceIds, List<String> unknown) {}

  /**
   * Executes a command of the caller. Workbins that exist are not held up by others that do not.
   *
   * @param call who asks for what
   * @param workbinIds which workbins the request names
   * @param owner whose workbins the request names
   * @throws Failure if the request is refused as a whole: nothing has changed then
   */
  CompletionStage<Outcome> execute(
      Call call, Supplier<List<String>> workbinIds, Supplier<Owner> owner) {
    var caller = call.caller();
    Operation operation = null;
    try {
      if (!caller.hasMultimedia()) {
        throw new Failure.NotFound(
            "There are no workbins for this user: the feature api-multimedia is missing");
      }
      operation = CommandBody.operation(call.body());
      return apply(caller, operation, workbinIds.get(), owner.get());
    } catch (Failure failure) {
      refused(caller, operation, failure);
      throw failure;
    }
  }

  private CompletionStage<Outcome> apply(
      User caller, Operation operation, List<String> workbinIds, Owner owner) {
    var known = new ArrayList<String>();
    var unknown = new ArrayList<String>();
    for (var id : workbinIds) {
      (directory.knowsWorkbin(id) ? known : unknown).add(id);
    }
    if (known.isEmpty()) {
      throw new Failure.NotFound("There is no such workbin");
    }
    return subscriptions
        .apply(new Command(caller.id(), operation, owner, known))
        .thenApply(
            referenceIds -> {
              metrics.count(operation, unknown.isEmpty() ? "accepted" : "partial");
              LOG.debugf(
                  "%s: %s of %s: reference numbers %s, unknown %s",
                  caller, operation, owner, referenceIds, unknown);
              return new Outcome(referenceIds, unknown);
            });
  }

  private void refused(User caller, @Nullable Operation operation, Failure failure) {
    metrics.count(operation, failure.problem().outcome());
    var what = operation == null ? "command" : operation;
    LOG.debugf("%s: %s refused: %s", caller, what, failure.getMessage());
  }
}
