package io.workbins.cluster;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The Redis that several nodes share. */
@ConfigMapping(prefix = "workbins.redis")
public interface RedisConfig {

  /** Such as {@code redis://redis:6379}. If not set, this is a single node. See RedisHosts. */
  Optional<List<String>> hosts();

  /**
   * The host name or IP address at which other nodes reach the HTTP port of this node. Defaults to
   * the address of this machine.
   */
  Optional<String> nodeHost();
}
