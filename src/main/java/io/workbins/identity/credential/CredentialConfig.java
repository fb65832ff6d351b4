package io.workbins.identity.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Verification of passwords. */
@ConfigMapping(prefix = "workbins.credentials")
public interface CredentialConfig {

  /**
   * How long a verified password is cached, so that clients that send the password with each
   * request do not cause a bcrypt check each time.
   */
  @WithDefault("5M")
  Duration remembered();
}
