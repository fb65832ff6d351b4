package io.workbins.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Optional;
import java.util.Set;

/** Which pages of other hosts may use this service with a browser's cookie. */
@ConfigMapping(prefix = "workbins.allowed-origins")
interface OriginConfig {

  /**
   * Origins as browsers send them, such as {@code https://desktop.example.com}. This host itself is
   * always allowed.
   */
  @WithParentName
  Optional<Set<String>> origins();
}
