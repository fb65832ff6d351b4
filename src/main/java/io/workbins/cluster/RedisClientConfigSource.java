package io.workbins.cluster;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Names {@link RedisHosts} as the hosts provider of the Redis client if {@code
 * workbins.redis.hosts} is set; without a provider the client does not start. Not an expression in
 * {@code quarkus.redis.hosts}: Quarkus shows the value of that setting, with its password, if it is
 * no URI.
 */
public final class RedisClientConfigSource implements ConfigSourceFactory {

  private static final String SETTING = "workbins.redis.hosts";
  private static final int ORDINAL = 100;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    var hosts = context.getValue(SETTING);
    if (hosts == null || hosts.getValue() == null || hosts.getValue().isEmpty()) {
      return List.of();
    }
    return List.of(
        new PropertiesConfigSource(
            Map.of("quarkus.redis.hosts-provider-name", RedisHosts.PROVIDER), SETTING, ORDINAL));
  }
}
