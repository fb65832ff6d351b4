package io.workbins.http;

import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host and an optional port (RFC 3986, section 3.2), without user info.
 *
 * @param host a name or an IPv4 address, or an IPv6 address in brackets; in lower case
 * @param port from 1 to 65535
 */
public record Authority(String host, OptionalInt port) {

  private static final int MAX_PORT = 65_535;
  private static final Pattern HOST = Pattern.compile("[a-z0-9._~-]+|\\[[0-9a-f:.]+]");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?<host>%s)(?::(?<port>[0-9]{1,5}))?".formatted(HOST.pattern()));

  /** Parses {@code host} or {@code host:port}; empty if the text is neither. */
  public static Optional<Authority> parse(String text) {
    var parts = HOST_AND_PORT.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    var port = parts.group("port");
    if (port == null) {
      return Optional.of(new Authority(parts.group("host"), OptionalInt.empty()));
    }
    int number = Integer.parseInt(port);
    return number < 1 || number > MAX_PORT
        ? Optional.empty()
        : Optional.of(new Authority(parts.group("host"), OptionalInt.of(number)));
  }

  /**
   * The authority that Vert.x or Quarkus has parsed; empty if it has no valid host. A missing port
   * is -1 there, an empty one 0.
   */
  static Optional<Authority> of(@Nullable HostAndPort parsed) {
    if (parsed == null || parsed.host() == null) {
      return Optional.empty();
    }
    var host = parsed.host().toLowerCase(Locale.ROOT);
    var port = parsed.port() > 0 ? OptionalInt.of(parsed.port()) : OptionalInt.empty();
    return HOST.matcher(host).matches() ? Optional.of(new Authority(host, port)) : Optional.empty();
  }

  /** The authority without the default port of this scheme, as browsers write it. */
  public Authority withoutDefaultPort(String scheme) {
    return port.isPresent() && port.getAsInt() == defaultPort(scheme)
        ? new Authority(host, OptionalInt.empty())
        : this;
  }

  /** The default port of {@code https} or {@code http}; -1 for other schemes. */
  public static int defaultPort(String scheme) {
    return switch (scheme) {
      case "https" -> 443;
      case "http" -> 80;
      default -> -1;
    };
  }

  @Override
  public String toString() {
    return port.isPresent() ? host + ':' + port.getAsInt() : host;
  }
}
