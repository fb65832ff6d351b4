package io.workbins.identity.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How passwords are checked. */
@ConfigMapping(prefix = "workbins.credentials")
public interface CredentialConfig {

  /**
   * How long a checked password is remembered, so that clients that send it with every request do
   * not pay for bcrypt each time.
   */
  @WithDefault("5M")
  Duration remembered();
}
