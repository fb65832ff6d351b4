package io.workbins.api.desktop;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.workbins.identity.directory.User;
import io.workbins.notification.WireOwner;
import io.workbins.subscription.Subscription;
import java.util.List;

/**
 * The subscriptions of a user. GWS has no such reply.
 *
 * @param statusCode 0
 * @param subscriptions in the order in which the user subscribed
 */
public record SubscriptionsView(int statusCode, List<One> subscriptions) {

  /**
   * A subscription.
   *
   * @param id the workbin
   * @param owner whose workbin, absent for the subscriber's own
   * @param since when the user subscribed, in ISO 8601
   */
  public record One(String id, @JsonUnwrapped WireOwner owner, String since) {}

  static SubscriptionsView of(User subscriber, List<Subscription> subscriptions) {
    return new SubscriptionsView(
        0,
        subscriptions.stream()
            .map(
                subscription ->
                    new One(
                        subscription.workbinRef().workbinId(),
                        subscription.workbinRef().nameFor(subscriber.id()),
                        subscription.since().toString()))
            .toList());
  }
}
