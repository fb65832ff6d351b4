package io.workbins;

import io.workbins.identity.SettableClock;
import io.workbins.notification.InMemoryReferenceNumbers;
import io.workbins.notification.Journal;
import io.workbins.notification.Presence;
import io.workbins.notification.RecordingBus;
import io.workbins.subscription.Absences;
import io.workbins.subscription.InMemoryAbsences;
import io.workbins.subscription.InMemoryRegistry;
import io.workbins.subscription.InMemorySubscriptions;
import io.workbins.subscription.Subscriptions;
import io.workbins.workbin.InMemoryContents;
import io.workbins.workbin.InMemoryWorkbins;
import io.workbins.workbin.Workbins;
import java.time.Duration;

/** The parts of a node alone. */
public final class InMemoryParts implements Parts {

  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final RecordingBus bus = new RecordingBus();
  private final Journal journal = new Journal(new InMemoryReferenceNumbers(), bus);
  private final Presence presence = new Presence();
  private final SettableClock clock = new SettableClock();
  private final InMemoryAbsences absences = new InMemoryAbsences(presence, GRACE, clock);
  private final Subscriptions subscriptions =
      new InMemorySubscriptions(registry, journal, absences);
  private final Workbins workbins = new InMemoryWorkbins(new InMemoryContents(), registry, journal);

  @Override
  public Subscriptions subscriptions() {
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
  public Presence presence() {
    return presence;
  }

  @Override
  public RecordingBus told() {
    return bus;
  }

  @Override
  public void letPass(Duration time) {
    clock.advance(time);
  }
}
