package io.workbins.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** How clients reach the API. */
@ConfigMapping(prefix = "workbins.external-url")
interface ExternalUrlConfig {

  /**
   * The URL of the API that links begin with; it ends in {@code /api/v2}. Without it they begin as
   * the request did.
   */
  @WithParentName
  Optional<String> url();
}
