package io.workbins.api;

import io.workbins.subscription.Owner;
import io.workbins.subscription.Subscriptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Ends all subscriptions of the caller, or of the user that a supervisor names. */
@Singleton
final class UnsubscribingAll implements WorkbinOperation {

  private final Subscriptions subscriptions;

  UnsubscribingAll(Subscriptions subscriptions) {
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
  public List<Done> apply(Request request) {
    if (!(request.owner().resolve(request.caller().id()) instanceof Owner.User subscriber)) {
      throw new Failure.Invalid("UnsubscribeAll is about a user: a group has no subscriptions");
    }
    return subscriptions.endAll(subscriber.id()).entrySet().stream()
        .map(
            ended ->
                new Done(
                    ended.getKey().workbinId(),
                    ended.getKey().nameFor(subscriber.id()),
                    ended.getValue()))
        .toList();
  }
}
