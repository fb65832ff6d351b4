package io.workbins.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Optional;
import java.util.Set;

/** The origins of other hosts whose pages may use the cookie of a browser. */
@ConfigMapping(prefix = "workbins.allowed-origins")
interface OriginConfig {

  /**
   * Origins as browsers send them, such as {@code https://desktop.example.com}. The origin of the
   * service is always allowed.
   */
  @WithParentName
  Optional<Set<String>> origins();
}
