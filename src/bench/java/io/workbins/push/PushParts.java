package io.workbins.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.workbins.identity.directory.Directory;
import io.workbins.notification.LocalBus;
import io.workbins.notification.NoHandover;
import io.workbins.notification.Presence;
import java.time.Duration;

/** The Bayeux server of a node alone, put together without a container. */
public final class PushParts {

  private final LocalBus bus = new LocalBus();
  private final UserSessions sessions = new UserSessions(new Presence());
  private final Push push;

  public PushParts(Directory directory, MeterRegistry meters) {
    var config = new Defaults();
    var metrics = new PushMetrics(meters, sessions);
    var drain = new Drain();
    var handover = new NoHandover();
    var delivery = new Delivery(sessions, new CatchingUp(handover), metrics, bus);
    push =
        new Push(
            config,
            new ChannelPolicy(drain, directory),
            sessions,
            new SessionLimits(sessions, config, metrics),
            drain,
            delivery,
            handover,
            new NoNeighbours());
  }

  public Push push() {
    return push;
  }

  public LocalBus bus() {
    return bus;
  }

  public UserSessions sessions() {
    return sessions;
  }

  /** What is configured when nothing is. */
  private static final class Defaults implements PushConfig {

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration maxInterval() {
      return Duration.ofHours(1);
    }

    @Override
    public int maxSessionsPerUser() {
      return 20;
    }

    @Override
    public int maxQueue() {
      return 1_000;
    }
  }
}
