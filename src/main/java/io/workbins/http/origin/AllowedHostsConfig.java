package io.workbins.http.origin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Optional;
import java.util.Set;

/** The hosts under which clients reach the service. */
@ConfigMapping(prefix = "workbins.allowed-hosts")
interface AllowedHostsConfig {

  /** Each {@code host}, with any port, or {@code host:port}. Without it any host is allowed. */
  @WithParentName
  Optional<Set<String>> hosts();
}
