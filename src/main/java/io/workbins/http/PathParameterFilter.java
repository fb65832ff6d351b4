package io.workbins.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Ignores path parameters such as {@code ;jsessionid=…}, which servlet containers and old clients
 * append to any segment. Runs ahead of authentication, so that path policies and routes see the
 * path without them.
 */
@Singleton
final class PathParameterFilter {

  private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

  void register(@Observes Filters filters) {
    RequestPipeline.PATH_PARAMETERS.filter(filters, PathParameterFilter::drop);
  }

  private static void drop(RoutingContext ctx) {
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
