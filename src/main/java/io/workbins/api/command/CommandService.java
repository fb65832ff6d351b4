package io.workbins.api.command;

import io.workbins.api.command.WorkbinOperation.Done;
import io.workbins.api.command.WorkbinOperation.Request;
import io.workbins.api.command.WorkbinOperation.Scope;
import io.workbins.api.error.ErrorMapper;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.ResourceNotFoundException;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import io.workbins.subscription.Owner;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The one way of every command: check it, apply it, count it, say what became of it. */
@Singleton
final class CommandService {

  private static final Logger LOG = Logger.getLogger(CommandService.class);

  private final WorkbinOperations operations;
  private final Directory directory;
  private final CommandMetrics metrics;

  CommandService(WorkbinOperations operations, Directory directory, CommandMetrics metrics) {
    this.operations = operations;
    this.directory = directory;
    this.metrics = metrics;
  }

  /**
   * What became of a command.
   *
   * @param scope how many workbins the operation is for
   * @param done the workbins it was applied to, in the order of the request
   * @param unknown the workbins that do not exist
   */
  record Outcome(Scope scope, List<Done> done, List<String> unknown) {}

  /**
   * Executes a command on the workbin in the path.
   *
   * @param call who asks for what
   * @param workbinId the workbin
   * @param owner whose workbin the request names
   * @return fails if the request is refused: nothing has changed then
   * @throws RuntimeException if the request is wrong
   */
  CompletionStage<Outcome> executeOne(Call call, String workbinId, Supplier<Owner> owner) {
    return execute(
        call,
        operation -> {
          if (operation.scope() == Scope.ALL) {
            throw new InvalidValueException("This operation goes to /workbins, without a workbin");
          }
          return WorkbinIds.one(workbinId);
        },
        owner);
  }

  /**
   * Executes a command on the workbins in the query, or on all there are. Workbins that exist are
   * not held up by others that do not.
   *
   * @param call who asks for what
   * @param workbinIds the workbins
   * @param owner whose workbins the request names
   * @return fails if the request is refused as a whole: nothing has changed then
   * @throws RuntimeException if the request is wrong
   */
  CompletionStage<Outcome> executeSeveral(
      Call call, List<String> workbinIds, Supplier<Owner> owner) {
    return execute(
        call,
        operation ->
            switch (operation.scope()) {
              case ANY -> WorkbinIds.several(String.join(",", workbinIds));
              case ALL -> List.of();
              case ONE ->
                  throw new InvalidValueException(
                      "This operation goes to one workbin: /workbins/{id}");
            },
        owner);
  }

  /** Finds out which workbins an operation is to be applied to. */
  private interface Target {
    List<String> of(WorkbinOperation operation);
  }

  private CompletionStage<Outcome> execute(Call call, Target target, Supplier<Owner> owner) {
    var caller = call.caller();
    var name = "none";
    try {
      FeatureGuard.requireMultimedia(caller);
      var body = CommandBody.of(call.body());
      var operation = operations.named(body.operationName());
      name = body.operationName();
      return apply(caller, operation, body, target.of(operation), owner.get());
    } catch (RuntimeException e) {
      refused(caller, name, e);
      throw e;
    }
  }

  private CompletionStage<Outcome> apply(
      User caller,
      WorkbinOperation operation,
      CommandBody body,
      List<String> workbinIds,
      Owner owner) {
    var known = new ArrayList<String>();
    var unknown = new ArrayList<String>();
    for (var id : workbinIds) {
      (directory.workbin(id).isPresent() ? known : unknown).add(id);
    }
    if (known.isEmpty() && operation.scope() != Scope.ALL) {
      throw new ResourceNotFoundException("There is no such workbin");
    }
    var request = new Request(body.operationName(), caller, owner, known, body.json());
    return operation
        .apply(request)
        .whenComplete(
            (done, error) -> {
              if (error == null) {
                accepted(request, done, unknown);
              } else {
                refused(caller, request.name(), error);
              }
            })
        .thenApply(done -> new Outcome(operation.scope(), done, unknown));
  }

  private void accepted(Request request, List<Done> done, List<String> unknown) {
    metrics.count(request.name(), unknown.isEmpty() ? "accepted" : "partial");
    LOG.debugf(
        "%s: %s of %s: reference numbers %s, unknown %s",
        request.caller(), request.name(), request.owner(), done, unknown);
  }

  private void refused(User caller, String name, Throwable error) {
    metrics.count(name, ErrorMapper.code(error).outcome());
    LOG.debugf("%s: %s failed: %s", caller, name, error.getMessage());
  }
}
