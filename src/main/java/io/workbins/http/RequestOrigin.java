package io.workbins.http;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The scheme and authority under which a client reached the service, behind a proxy those of the
 * proxy ({@code quarkus.http.proxy.*}). Some proxies forward {@code wss} or {@code ws} as the
 * scheme of an upgrade.
 */
public final class RequestOrigin {

  private RequestOrigin() {}

  /** The origin, such as {@code https://gws.example.com}; null if the request has no host. */
  public static @Nullable String of(HttpServerRequest request) {
    var authority = request.authority();
    return authority == null ? null : (isSecure(request) ? "https://" : "http://") + authority;
  }

  /** Whether the client used TLS. */
  public static boolean isSecure(HttpServerRequest request) {
    var scheme = request.scheme();
    return "https".equalsIgnoreCase(scheme) || "wss".equalsIgnoreCase(scheme);
  }
}
