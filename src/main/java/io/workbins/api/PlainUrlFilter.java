package io.workbins.api;

import io.vertx.ext.web.RoutingContext;
import io.workbins.api.error.InvalidValueException;
import io.workbins.http.PlainText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a path or query with characters that no id or name may have ({@link PlainText}),
 * whichever parameter they are in. Line breaks and tabs in a query are blanks, as in {@code
 * WorkbinIds}; {@code Ids} refuses them within an id.
 */
final class PlainUrlFilter {

  private static final Pattern BLANKS = Pattern.compile("[\\t\\n\\x0b\\f\\r]");

  @ServerRequestFilter(preMatching = true)
  void filter(RoutingContext ctx) {
    var query = ctx.request().query();
    if (!PlainText.is(decoded(ctx.request().path()).replace('\t', ' '))
        || (query != null && !PlainText.is(BLANKS.matcher(decoded(query)).replaceAll(" ")))) {
      throw new InvalidValueException(
          "The path and the query must not have control or formatting characters");
    }
  }

  /** Quarkus has refused an invalid percent-encoding. */
  private static String decoded(String uri) {
    return uri.indexOf('%') < 0 ? uri : URLDecoder.decode(uri, StandardCharsets.UTF_8);
  }
}
