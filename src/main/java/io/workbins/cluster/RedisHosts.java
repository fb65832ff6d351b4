package io.workbins.cluster;

import io.quarkus.arc.Unremovable;
import io.quarkus.redis.client.RedisHostsProvider;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code workbins.redis.hosts} for the Redis client. Checks all that the client would refuse
 * later: its messages repeat parts of the URLs, which may have a password.
 */
@Singleton
@Unremovable
@Identifier(RedisHosts.PROVIDER) final class RedisHosts implements RedisHostsProvider {

  static final String PROVIDER = "workbins";

  private static final Set<String> TCP_SCHEMES = Set.of("redis", "rediss");
  private static final int MAX_PORT = 65_535;
  private static final Pattern DATABASE = Pattern.compile("(/[0-9]{0,9})?");
  private static final Pattern INVALID_DATABASE = Pattern.compile("(^|&)db=(?![0-9]{1,9}(&|$))");

  private final List<String> urls;
  private final boolean isStandalone;

  RedisHosts(
      RedisConfig config,
      @ConfigProperty(name = "quarkus.redis.client-type", defaultValue = "standalone")
          String clientType) {
    this.urls = config.hosts().orElse(List.of());
    this.isStandalone = clientType.equalsIgnoreCase("standalone");
  }

  /**
   * The hosts, in their order.
   *
   * @throws InvalidRedisHostsException if there is none, or one is invalid
   */
  @Override
  public Set<URI> getHosts() {
    var hosts = new LinkedHashSet<URI>();
    for (int i = 0; i < urls.size(); i++) {
      hosts.add(host("has an invalid URL, number %d of %d: ".formatted(i + 1, urls.size()), i));
    }
    if (hosts.isEmpty()) {
      throw new InvalidRedisHostsException(
          "has no URL: give one such as redis://redis:6379, or remove the setting");
    }
    if (isStandalone && hosts.size() > 1) {
      throw new InvalidRedisHostsException(
          "has %d URLs: give one, or set quarkus.redis.client-type".formatted(hosts.size()));
    }
    return hosts;
  }

  private URI host(String prefix, int index) {
    var url = urls.get(index).strip();
    if (url.isEmpty()) {
      throw new InvalidRedisHostsException(prefix + "it is blank");
    }
    try {
      var uri = new URI(url);
      var fault = fault(uri);
      if (fault != null) {
        throw new InvalidRedisHostsException(prefix + fault);
      }
      return uri;
    } catch (URISyntaxException e) {
      // without a cause, whose message has the URL
      throw new InvalidRedisHostsException(
          "%s%s at index %d; special characters in a password must be percent-encoded"
              .formatted(prefix, e.getReason(), e.getIndex()));
    }
  }

  private static @Nullable String fault(URI uri) throws URISyntaxException {
    if ("unix".equals(uri.getScheme())) {
      return databaseFault(uri);
    }
    if (uri.getScheme() == null || !TCP_SCHEMES.contains(uri.getScheme())) {
      return "the scheme must be redis, rediss or unix";
    }
    if (uri.isOpaque() || uri.parseServerAuthority().getHost() == null) {
      return "the host is missing, as in redis://redis:6379";
    }
    if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      return "the port must be between 1 and " + MAX_PORT;
    }
    if (!DATABASE.matcher(uri.getPath()).matches()) {
      return "the path must be empty or the number of a database";
    }
    return databaseFault(uri);
  }

  private static @Nullable String databaseFault(URI uri) {
    return uri.getQuery() != null && INVALID_DATABASE.matcher(uri.getQuery()).find()
        ? "db must be the number of a database"
        : null;
  }
}
