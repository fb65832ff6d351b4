package io.workbins.api;

import io.vertx.ext.web.RoutingContext;
import io.workbins.http.ApiPath;
import io.workbins.http.origin.AllowedHosts;
import io.workbins.http.origin.ExternalUrl;
import jakarta.inject.Singleton;

/** The base URL of links to resources. */
@Singleton
public final class Links {

  private final ExternalUrl externalUrl;
  private final AllowedHosts allowedHosts;

  Links(ExternalUrl externalUrl, AllowedHosts allowedHosts) {
    this.externalUrl = externalUrl;
    this.allowedHosts = allowedHosts;
  }

  /**
   * The URL of the API for the caller, without a trailing slash. Its path if the request has no
   * allowed host: a link relative to the host that the client knows.
   */
  public String root(RoutingContext ctx) {
    return externalUrl
        .url()
        .or(() -> allowedHosts.origin(ctx.request()).map(origin -> origin + ApiPath.ROOT))
        .orElse(ApiPath.ROOT);
  }
}
