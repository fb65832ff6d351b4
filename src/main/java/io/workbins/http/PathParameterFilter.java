package io.workbins.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Ignores path parameters such as {@code ;jsessionid=…}, which servlet containers and old clients
 * append to any segment. Runs before authentication, so that path policies and routes see the path
 * without them. A dot segment with a parameter is refused: to a proxy in front, {@code ..;} is a
 * name, and it would become a step up here.
 */
@Singleton
final class PathParameterFilter {

  private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
  private static final Pattern DOT_SEGMENT =
      Pattern.compile("(^|/)(\\.|%2e){1,2};", Pattern.CASE_INSENSITIVE);

  void register(@Observes Filters filters) {
    RequestPipeline.PATH_PARAMETERS.filter(filters, PathParameterFilter::filter);
  }

  private static void filter(RoutingContext ctx) {
    var path = ctx.request().path();
    if (path == null || path.indexOf(';') < 0) {
      ctx.next();
    } else if (DOT_SEGMENT.matcher(path).find()) {
      ctx.fail(400);
    } else {
      var query = ctx.request().query();
      var stripped = PARAMETERS.matcher(path).replaceAll("");
      ctx.reroute(query == null ? stripped : stripped + '?' + query);
    }
  }
}
