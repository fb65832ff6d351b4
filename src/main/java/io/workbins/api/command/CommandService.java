package io.workbins.api.command;

import io.workbins.api.command.CommandRequest.Target;
import io.workbins.api.command.WorkbinOperation.Done;
import io.workbins.api.command.WorkbinOperation.Scope;
import io.workbins.api.error.ErrorMapper;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.ResourceNotFoundException;
import io.workbins.api.expiry.SubscriptionRevocation;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.workbin.Workbins;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Executes commands: checks each, applies its operation, counts and logs the outcome. */
@Singleton
public final class CommandService {

  private static final Logger LOG = Logger.getLogger(CommandService.class);
  private static final String NO_OPERATION = "none";

  private final WorkbinOperations operations;
  private final OwnerResolver owners;
  private final Directory directory;
  private final CommandMetrics metrics;
  private final SubscriptionRevocation revocation;

  CommandService(
      SubscriptionRegistry subscriptions,
      Workbins workbins,
      OwnerResolver owners,
      Directory directory,
      CommandMetrics metrics,
      SubscriptionRevocation revocation) {
    this.operations = new WorkbinOperations(subscriptions, workbins);
    this.owners = owners;
    this.directory = directory;
    this.metrics = metrics;
    this.revocation = revocation;
  }

  /**
   * Executes a command. A command on several workbins is applied to the known ones; unknown ones
   * are listed in the reply. Does not block.
   *
   * @return the reply; fails if the command is refused as a whole, without any change
   */
  public CompletionStage<CommandReply> execute(User caller, CommandRequest request) {
    var name = NO_OPERATION;
    long revision = directory.revision();
    CompletionStage<CommandReply> reply;
    try {
      FeatureGuard.requireMultimedia(caller);
      var body = CommandBody.of(request.body());
      var operation = operations.named(body.operationName());
      name = body.operationName();
      var workbinIds = workbinIds(operation.scope(), request.target());
      var owner =
          owners.resolve(caller, request.userId(), request.agentGroup(), request.placeGroup());
      var checked = new WorkbinOperation.Request(name, caller, owner, workbinIds, body.json());
      reply = apply(operation, checked, request.target());
      reply = reply.thenCompose(applied -> recheck(caller, revision, applied));
    } catch (RuntimeException | Error e) {
      reply = CompletableFuture.failedFuture(e);
    }
    return counted(caller, name, reply);
  }

  private static List<String> workbinIds(Scope scope, Target target) {
    if (target instanceof Target.One one) {
      if (scope == Scope.ALL) {
        throw new InvalidValueException("This operation must be sent to /workbins, without an id");
      }
      return List.of(WorkbinIds.one(one.workbinId()));
    }
    var several = (Target.Several) target;
    return switch (scope) {
      case ANY -> WorkbinIds.several(several.workbinIds());
      case ALL -> List.of();
      case ONE ->
          throw new InvalidValueException("This operation must be sent to /workbins/{workbinId}");
    };
  }

  private CompletionStage<CommandReply> apply(
      WorkbinOperation operation, WorkbinOperation.Request request, Target target) {
    var known = new ArrayList<String>();
    var unknown = new ArrayList<String>();
    for (var id : request.workbinIds()) {
      (directory.workbin(id).isPresent() ? known : unknown).add(id);
    }
    if (known.isEmpty() && operation.scope() != Scope.ALL) {
      throw new ResourceNotFoundException("There is no such workbin");
    }
    return operation
        .apply(request.of(known))
        .thenApply(
            done -> {
              LOG.debugf(
                  "%s: %s of %s: reference numbers %s, unknown %s",
                  request.caller(), request.name(), request.owner(), done, unknown);
              return reply(operation.scope(), target, done, unknown);
            });
  }

  /** The directory may have changed between the check of a command and its application. */
  private CompletionStage<CommandReply> recheck(User caller, long revision, CommandReply applied) {
    return directory.revision() == revision
        ? CompletableFuture.completedFuture(applied)
        : revocation.checkAfterCommand(caller.id()).thenApply(checked -> applied);
  }

  private static CommandReply reply(
      Scope scope, Target target, List<Done> done, List<String> unknown) {
    if (target instanceof Target.One) {
      return CommandReply.Single.of(done);
    }
    return scope == Scope.ALL
        ? CommandReply.Ended.of(done)
        : CommandReply.Multiple.of(done, unknown);
  }

  private CompletionStage<CommandReply> counted(
      User caller, String name, CompletionStage<CommandReply> reply) {
    return reply.whenComplete(
        (accepted, error) -> {
          metrics.count(name, outcome(accepted, error));
          if (error != null) {
            LOG.debugf("%s: %s refused: %s", caller, name, error.getMessage());
          }
        });
  }

  private static String outcome(@Nullable CommandReply accepted, @Nullable Throwable error) {
    if (error != null) {
      return ErrorMapper.code(error).outcome();
    }
    return accepted instanceof CommandReply.Multiple several && !several.failed().isEmpty()
        ? "partial"
        : "accepted";
  }
}
