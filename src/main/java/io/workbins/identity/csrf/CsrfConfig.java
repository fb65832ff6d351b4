package io.workbins.identity.csrf;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** CSRF protection by a token. */
@ConfigMapping(prefix = "workbins.csrf")
interface CsrfConfig {

  /**
   * Whether requests that change something must have the token. The check of the origin does not
   * depend on it.
   */
  @WithDefault("false")
  boolean enabled();
}
