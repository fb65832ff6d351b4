package io.workbins.api;

import io.quarkus.runtime.Startup;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the absolute URLs of resources. Made at start, so that a wrong setting fails it. */
@Singleton
@Startup
public final class Links {

  private static final String API = "/api/v2";

  private final Optional<String> externalUrl;

  Links(ExternalUrlConfig config) {
    this.externalUrl = config.url().map(url -> url.replaceFirst("/+$", ""));
    externalUrl.ifPresent(
        url -> {
          if (!url.endsWith(API)) {
            throw new IllegalArgumentException(
                "workbins.external-url is %s: it has to end in %s".formatted(url, API));
          }
        });
  }

  /** The URL of a path below the root of the API, as who made the request reaches it. */
  public String to(RoutingContext request, String path) {
    return externalUrl.orElseGet(
            () -> {
              var http = request.request();
              return http.scheme() + "://" + http.authority() + API;
            })
        + path;
  }
}
