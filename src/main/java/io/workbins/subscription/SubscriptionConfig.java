package io.workbins.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long subscriptions live. */
@ConfigMapping(prefix = "workbins.subscriptions")
public interface SubscriptionConfig {

  /** How long a user may be without a CometD session before its subscriptions end. */
  @WithDefault("5M")
  Duration grace();
}
