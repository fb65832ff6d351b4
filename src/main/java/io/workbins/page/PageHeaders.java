package io.workbins.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tells browsers that the page is made of its own files only, and belongs into no frame. */
@Singleton
final class PageHeaders {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  void register(@Observes Router router) {
    router.get("/").order(Integer.MIN_VALUE + 1).handler(PageHeaders::add);
    router.get("/page/*").order(Integer.MIN_VALUE + 1).handler(PageHeaders::add);
  }

  private static void add(RoutingContext request) {
    request
        .response()
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    request.next();
  }
}
