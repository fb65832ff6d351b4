package io.workbins.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.workbins.identity.directory.Directory;
import io.workbins.notification.LocalNotificationBus;
import io.workbins.notification.NoSessionHandover;
import io.workbins.notification.PresenceTracker;
import java.time.Duration;

/** The Bayeux server of a node alone, put together without a workbin. */
public final class PushParts {

  private final LocalNotificationBus bus = new LocalNotificationBus();
  private final UserSessions sessions = new UserSessions(new PresenceTracker());
  private final BayeuxLifecycle push;

  public PushParts(Directory directory, MeterRegistry meters) {
    var config = config();
    var metrics = new PushMetrics(meters, sessions);
    var drain = new GracefulDrain();
    var handover = new NoSessionHandover();
    var sessionResume = new SessionResume(handover);
    push =
        new BayeuxLifecycle(
            config,
            new BayeuxSecurityPolicy(drain, directory),
            sessions,
            new SessionLimits(sessions, config, metrics),
            drain,
            new NotificationDelivery(sessions, sessionResume, metrics, bus),
            sessionResume,
            handover,
            new SingleNodeRegistry());
  }

  public BayeuxLifecycle push() {
    return push;
  }

  public LocalNotificationBus bus() {
    return bus;
  }

  public UserSessions sessions() {
    return sessions;
  }

  /** What is configured when nothing is, but that no session ends while it is measured. */
  private static CometDConfig config() {
    return new SmallRyeConfigBuilder()
        .withMapping(CometDConfig.class)
        .withDefaultValue("workbins.cometd.max-interval", "1H")
        .withConverter(Duration.class, 100, new DurationConverter())
        .build()
        .getConfigMapping(CometDConfig.class);
  }
}
