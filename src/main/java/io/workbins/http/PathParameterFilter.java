package io.workbins.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Removes path parameters such as {@code ;jsessionid=…}, which old clients append to path segments.
 * Runs before authentication, so that path policies and routes see the path without them.
 */
@Singleton
final class PathParameterFilter {

  private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

  void register(@Observes Filters filters) {
    RequestPipeline.PATH_PARAMETERS.filter(filters, PathParameterFilter::filter);
  }

  private static void filter(RoutingContext ctx) {
    var path = ctx.request().path();
    if (path == null || path.indexOf(';') < 0) {
      ctx.next();
      return;
    }
    var query = ctx.request().query();
    var stripped = PARAMETERS.matcher(path).replaceAll("");
    ctx.reroute(query == null ? stripped : stripped + '?' + query);
  }
}
