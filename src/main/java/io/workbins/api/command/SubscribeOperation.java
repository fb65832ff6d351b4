package io.workbins.api.command;

import static java.util.Objects.requireNonNull;

import io.workbins.subscription.SubscriptionCommand;
import io.workbins.subscription.SubscriptionCommand.Operation;
import io.workbins.subscription.SubscriptionRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Subscribes or unsubscribes the caller ({@code workbins-api.md} sections 2 and 3). */
final class SubscribeOperation implements WorkbinOperation {

  private static final Map<String, Operation> OPERATIONS =
      Map.of("Subscribe", Operation.SUBSCRIBE, "Unsubscribe", Operation.UNSUBSCRIBE);

  private final SubscriptionRegistry subscriptions;

  SubscribeOperation(SubscriptionRegistry subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public Set<String> names() {
    return OPERATIONS.keySet();
  }

  @Override
  public Scope scope() {
    return Scope.ANY;
  }

  @Override
  public CompletionStage<List<Done>> apply(Request request) {
    var operation = requireNonNull(OPERATIONS.get(request.name()));
    var command =
        new SubscriptionCommand(
            request.caller().id(), operation, request.owner(), request.workbinIds());
    return subscriptions
        .apply(command)
        .thenApply(
            referenceIds ->
                referenceIds.entrySet().stream()
                    .map(done -> new Done(done.getKey(), request.owner().name(), done.getValue()))
                    .toList());
  }
}
