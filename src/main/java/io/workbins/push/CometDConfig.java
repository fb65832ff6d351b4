package io.workbins.push;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of CometD. */
@ConfigMapping(prefix = "workbins.cometd")
public interface CometDConfig {

  /** How long the server holds a {@code /meta/connect} while there is nothing to deliver. */
  @WithDefault("30S")
  Duration timeout();

  /**
   * How long a session lives without a {@code /meta/connect}. Its messages are queued meanwhile.
   */
  @WithDefault("15S")
  Duration maxInterval();

  /** Maximum number of sessions of a user; one more ends the oldest. */
  @WithDefault("20")
  int maxSessionsPerUser();

  /** Maximum number of queued messages of a session; one more ends the session. */
  @WithDefault("1000")
  int maxQueue();

  /** Maximum bytes of the queued messages of a session; more end the session. */
  @WithDefault("1M")
  MemorySize maxQueueBytes();
}
