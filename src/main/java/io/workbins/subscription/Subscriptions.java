package io.workbins.subscription;

import io.workbins.notification.Bus;
import io.workbins.notification.Notification;
import io.workbins.notification.SubscriptionStateChange.State;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Applies commands to the registry and publishes their outcome. All of one user happens one after
 * another, so that the user's notifications come in the order of their reference numbers.
 */
@Singleton
public class Subscriptions {

  private final Lanes lanes = new Lanes();
  private final Registry registry;
  private final ReferenceNumbers numbers;
  private final Bus bus;

  public Subscriptions(Registry registry, ReferenceNumbers numbers, Bus bus) {
    this.registry = registry;
    this.numbers = numbers;
    this.bus = bus;
  }

  /**
   * Applies the command. Does not block.
   *
   * @return the reference number of each workbin, in the order of the command
   */
  public CompletionStage<Map<String, Long>> apply(Command command) {
    var referenceIds = new CompletableFuture<Map<String, Long>>();
    lanes.run(
        command.subscriberId(),
        () -> {
          try {
            referenceIds.complete(applyNow(command));
          } catch (Throwable e) {
            referenceIds.completeExceptionally(e);
          }
        });
    return referenceIds;
  }

  private Map<String, Long> applyNow(Command command) {
    var referenceIds = new LinkedHashMap<String, Long>();
    long referenceId = numbers.take(command.workbinIds().size());
    for (var workbinId : command.workbinIds()) {
      var state = change(command, workbinId);
      bus.publish(
          new Notification(
              command.subscriberId(), command.owner().told(workbinId, state, referenceId)));
      referenceIds.put(workbinId, referenceId++);
    }
    return Collections.unmodifiableMap(referenceIds);
  }

  private State change(Command command, String workbinId) {
    var subscription = new Subscription(command.subscriberId(), workbinId, command.owner());
    return switch (command.operation()) {
      case SUBSCRIBE -> {
        registry.add(subscription);
        yield State.Subscribed;
      }
      case UNSUBSCRIBE -> {
        registry.remove(subscription);
        yield State.Unsubscribed;
      }
    };
  }
}
