package io.workbins.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The CometD side. */
@ConfigMapping(prefix = "workbins.cometd")
public interface CometDConfig {

  /**
   * How long the server holds a {@code /meta/connect} before it answers one that has nothing to
   * deliver.
   */
  @WithDefault("30S")
  Duration timeout();

  /**
   * How long a session may be without a {@code /meta/connect} before it ends; until then it loses
   * no message.
   */
  @WithDefault("15S")
  Duration maxInterval();

  /** How many sessions a user may have; one more ends the oldest. */
  @WithDefault("20")
  int maxSessionsPerUser();

  /** How many messages may wait in a session; one more ends it, and its client handshakes anew. */
  @WithDefault("1000")
  int maxQueue();
}
