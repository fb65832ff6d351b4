package io.workbins.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Lifetime and number of subscriptions. */
@ConfigMapping(prefix = "workbins.subscriptions")
public interface SubscriptionConfig {

  /** The grace period: how long a user may be without a CometD session before subscriptions end. */
  @WithDefault("5M")
  Duration grace();

  /** How many subscriptions a user may have. */
  @WithDefault("10000")
  int maxPerUser();
}
