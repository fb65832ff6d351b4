package io.workbins.api;

import io.quarkus.runtime.Startup;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.ApiPath;
import io.workbins.http.RequestOrigin;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The base URL of links to resources. Created at startup, so that an invalid setting fails early.
 */
@Singleton
@Startup
public final class Links {

  private final Optional<String> externalUrl;

  Links(ExternalUrlConfig config) {
    this.externalUrl = config.url().map(url -> url.replaceFirst("/+$", ""));
    externalUrl.ifPresent(
        url -> {
          if (!url.endsWith(ApiPath.ROOT)) {
            throw new IllegalArgumentException(
                "workbins.external-url is %s: it must end in %s".formatted(url, ApiPath.ROOT));
          }
        });
  }

  /** The URL of the API for the caller, without a trailing slash; its path if there is no host. */
  public String root(RoutingContext ctx) {
    return externalUrl.orElseGet(
        () -> {
          // without a host, a link relative to the host that the client knows
          var origin = RequestOrigin.of(ctx.request());
          return origin == null ? ApiPath.ROOT : origin + ApiPath.ROOT;
        });
  }
}
