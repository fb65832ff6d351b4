package io.workbins.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The scheme and authority under which a client reached the service, behind a proxy those of the
 * proxy ({@code quarkus.http.proxy.*}). Some proxies forward {@code wss} or {@code ws} as the
 * scheme of an upgrade.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority the host of the request, without the default port of the scheme
 */
public record RequestOrigin(String scheme, Authority authority) {

  private static final String SECURE = RequestOrigin.class.getName() + ".secure";

  /** The origin of a request; empty if the request has no valid host. */
  public static Optional<RequestOrigin> of(HttpServerRequest request) {
    var scheme = isTls(request) ? "https" : "http";
    return Authority.of(request.authority())
        .map(authority -> new RequestOrigin(scheme, authority.withoutDefaultPort(scheme)));
  }

  /** Whether the client used TLS, by the scheme of the request or by {@link #setSecure}. */
  public static boolean isSecure(RoutingContext ctx) {
    return isTls(ctx.request()) || ctx.get(SECURE) != null;
  }

  /** Marks a request whose client used TLS, whatever the scheme of the request. */
  public static void setSecure(RoutingContext ctx) {
    ctx.put(SECURE, true);
  }

  private static boolean isTls(HttpServerRequest request) {
    var scheme = request.scheme();
    return "https".equalsIgnoreCase(scheme) || "wss".equalsIgnoreCase(scheme);
  }

  /** The port, also if it is the default port of the scheme. */
  public int port() {
    return authority.port().orElseGet(() -> Authority.defaultPort(scheme));
  }

  /** The origin as browsers send it, such as {@code https://gws.example.com}. */
  @Override
  public String toString() {
    return scheme + "://" + authority;
  }
}
