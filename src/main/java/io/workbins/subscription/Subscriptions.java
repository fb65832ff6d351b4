package io.workbins.subscription;

import io.workbins.notification.Journal;
import io.workbins.notification.SubscriptionStateChange;
import io.workbins.notification.SubscriptionStateChange.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Subscribes users to workbins and unsubscribes them, and tells them so. */
@Singleton
public class Subscriptions {

  private final Registry registry;
  private final Journal journal;
  private final Absences absences;
  private final Clock clock;

  @Inject
  public Subscriptions(Registry registry, Journal journal, Absences absences) {
    this(registry, journal, absences, Clock.systemUTC());
  }

  Subscriptions(Registry registry, Journal journal, Absences absences, Clock clock) {
    this.registry = registry;
    this.journal = journal;
    this.absences = absences;
    this.clock = clock;
  }

  /**
   * Applies the command. Does not block.
   *
   * @return the reference number of each workbin, in the order of the command
   */
  public Map<String, Long> apply(Command command) {
    return journal.enter(
        entry -> {
          var referenceIds = new LinkedHashMap<String, Long>();
          long referenceId = entry.take(command.workbinIds().size());
          for (var workbinId : command.workbinIds()) {
            var state = change(command, workbinId);
            entry.tell(
                command.subscriberId(),
                new SubscriptionStateChange(workbinId, state, referenceId, command.owner().name()));
            referenceIds.put(workbinId, referenceId++);
          }
          return Collections.unmodifiableMap(referenceIds);
        });
  }

  /** What a user is subscribed to, in the order in which it subscribed. */
  public List<Subscription> of(String subscriberId) {
    return registry.of(subscriberId);
  }

  /**
   * Ends all subscriptions of a user, each with a notification of its own.
   *
   * @return the reference number of each, in the order in which the user subscribed
   */
  public Map<Container, Long> endAll(String subscriberId) {
    return journal.enter(
        entry -> {
          var referenceIds = new LinkedHashMap<Container, Long>();
          var all = registry.of(subscriberId);
          long referenceId = all.isEmpty() ? 0 : entry.take(all.size());
          for (var subscription : all) {
            var container = subscription.container();
            registry.remove(subscriberId, container);
            entry.tell(
                subscriberId,
                new SubscriptionStateChange(
                    container.workbinId(),
                    State.Unsubscribed,
                    referenceId,
                    container.nameFor(subscriberId)));
            referenceIds.put(container, referenceId++);
          }
          return Collections.unmodifiableMap(referenceIds);
        });
  }

  private State change(Command command, String workbinId) {
    var container = Container.of(command.subscriberId(), workbinId, command.owner());
    return switch (command.operation()) {
      case SUBSCRIBE -> {
        registry.add(command.subscriberId(), container, clock.instant());
        absences.subscribed(command.subscriberId());
        yield State.Subscribed;
      }
      case UNSUBSCRIBE -> {
        registry.remove(command.subscriberId(), container);
        yield State.Unsubscribed;
      }
    };
  }
}
