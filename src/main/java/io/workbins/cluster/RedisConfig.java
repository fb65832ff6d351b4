package io.workbins.cluster;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where what several nodes share is kept. */
@ConfigMapping(prefix = "workbins.redis")
public interface RedisConfig {

  /**
   * The Redis that all nodes use, such as {@code redis://redis:6379}. Without it a node is alone.
   */
  Optional<String> hosts();

  /**
   * The name or number under which other nodes reach this one, at its port for HTTP. Without it,
   * the address of this machine.
   */
  Optional<String> nodeHost();
}
