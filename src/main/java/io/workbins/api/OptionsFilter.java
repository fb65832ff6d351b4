package io.workbins.api;

import io.vertx.ext.web.RoutingContext;
import io.workbins.api.error.ResourceNotFoundException;
import io.workbins.http.AllowedMethods;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code OPTIONS} on every path of the API with the methods of that path. Quarkus REST
 * names those of the first class that matches, whichever of its paths they are for.
 */
@Singleton
final class OptionsFilter {

  private final AllowedMethods allowed;

  OptionsFilter(AllowedMethods allowed) {
    this.allowed = allowed;
  }

  @ServerRequestFilter(preMatching = true)
  @Nullable RestResponse<Void> filter(RoutingContext ctx) {
    if (!ctx.request().method().name().equals(HttpMethod.OPTIONS)) {
      return null;
    }
    var methods = allowed.of(ctx.normalizedPath());
    if (methods.isEmpty()) {
      throw new ResourceNotFoundException("There is no such resource");
    }
    return RestResponse.ResponseBuilder.<Void>ok()
        .header(HttpHeaders.ALLOW, String.join(", ", methods))
        .build();
  }
}
