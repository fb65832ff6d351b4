package io.workbins;

import io.workbins.identity.SettableClock;
import io.workbins.notification.EventLog;
import io.workbins.notification.InMemoryReferenceNumbers;
import io.workbins.notification.PresenceTracker;
import io.workbins.notification.RecordingNotificationBus;
import io.workbins.subscription.Absences;
import io.workbins.subscription.InMemoryAbsences;
import io.workbins.subscription.InMemorySubscriptionRegistry;
import io.workbins.subscription.SubscriptionIndex;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.workbin.InMemoryContents;
import io.workbins.workbin.InMemoryWorkbins;
import io.workbins.workbin.Workbins;
import java.time.Clock;
import java.time.Duration;

/** The parts of a single node. */
public final class InMemoryParts implements Parts {

  private final SubscriptionIndex registry = new SubscriptionIndex();
  private final RecordingNotificationBus bus = new RecordingNotificationBus();
  private final EventLog eventLog = new EventLog(new InMemoryReferenceNumbers(), bus);
  private final PresenceTracker presence = new PresenceTracker();
  private final SettableClock clock = new SettableClock();
  private final InMemoryAbsences absences = new InMemoryAbsences(presence, GRACE, clock);
  private final SubscriptionRegistry subscriptions =
      new InMemorySubscriptionRegistry(
          registry, eventLog, absences, Runnable::run, MAX_SUBSCRIPTIONS, Clock.systemUTC());
  private final Workbins workbins =
      new InMemoryWorkbins(new InMemoryContents(), registry, eventLog, CONTENT);

  @Override
  public SubscriptionRegistry subscriptions() {
    return subscriptions;
  }

  @Override
  public Workbins workbins() {
    return workbins;
  }

  @Override
  public Absences absences() {
    return absences;
  }

  @Override
  public PresenceTracker presence() {
    return presence;
  }

  @Override
  public RecordingNotificationBus bus() {
    return bus;
  }

  @Override
  public void advance(Duration time) {
    clock.advance(time);
  }
}
