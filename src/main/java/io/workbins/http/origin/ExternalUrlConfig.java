package io.workbins.http.origin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** The URL of the API as clients see it. */
@ConfigMapping(prefix = "workbins.external-url")
interface ExternalUrlConfig {

  /**
   * The base URL of links; must end in {@code /api/v2}. Without it links have the scheme and host
   * of the request.
   */
  @WithParentName
  Optional<String> url();
}
