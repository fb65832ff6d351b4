package io.workbins.api;

import io.vertx.ext.web.RoutingContext;
import io.workbins.api.error.InvalidValueException;
import io.workbins.http.PlainText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a path or query with characters that no id or name may have ({@link PlainText}),
 * whichever parameter they are in. A tab is a blank, as in {@code WorkbinIds}.
 */
final class PlainUrlFilter {

  @ServerRequestFilter(preMatching = true)
  void filter(RoutingContext ctx) {
    if (!PlainText.is(decoded(ctx.request().uri()).replace('\t', ' '))) {
      throw new InvalidValueException(
          "The path and the query must not have control or formatting characters");
    }
  }

  /** Quarkus has refused an invalid percent-encoding. */
  private static String decoded(String uri) {
    return uri.indexOf('%') < 0 ? uri : URLDecoder.decode(uri, StandardCharsets.UTF_8);
  }
}
