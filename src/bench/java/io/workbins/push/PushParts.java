package io.workbins.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
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
    var config = config();
    var metrics = new PushMetrics(meters, sessions);
    var drain = new Drain();
    var handover = new NoHandover();
    var catchingUp = new CatchingUp(handover);
    push =
        new Push(
            config,
            new ChannelPolicy(drain, directory),
            sessions,
            new SessionLimits(sessions, config, metrics),
            drain,
            new Delivery(sessions, catchingUp, metrics, bus),
            catchingUp,
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

  /** What is configured when nothing is, but that no session ends while it is measured. */
  private static PushConfig config() {
    return new SmallRyeConfigBuilder()
        .withMapping(PushConfig.class)
        .withDefaultValue("workbins.cometd.max-interval", "1H")
        .withConverter(Duration.class, 100, new DurationConverter())
        .build()
        .getConfigMapping(PushConfig.class);
  }
}
