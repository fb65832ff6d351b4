package io.workbins.api.command;

import io.workbins.api.error.InvalidValueException;
import io.workbins.subscription.Owner;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.subscription.WorkbinRef;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Ends all subscriptions of the caller, or of the user that a supervisor names. */
final class UnsubscribeAllOperation implements WorkbinOperation {

  private final SubscriptionRegistry subscriptions;

  UnsubscribeAllOperation(SubscriptionRegistry subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public Set<String> names() {
    return Set.of("UnsubscribeAll");
  }

  @Override
  public Scope scope() {
    return Scope.ALL;
  }

  @Override
  public CompletionStage<List<Done>> apply(Request request) {
    if (!(request.owner().resolve(request.caller().id()) instanceof Owner.User subscriber)) {
      throw new InvalidValueException(
          "UnsubscribeAll must be sent without agentGroup and placeGroup: a group has no subscriptions");
    }
    return subscriptions
        .endAll(subscriber.id(), null)
        .thenApply(
            ended ->
                ended.entrySet().stream()
                    .map(one -> done(subscriber, one.getKey(), one.getValue()))
                    .toList());
  }

  private static Done done(Owner.User subscriber, WorkbinRef workbinRef, long referenceId) {
    return new Done(workbinRef.workbinId(), workbinRef.nameFor(subscriber.id()), referenceId);
  }
}
