package io.workbins.push.transport;

import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.ApiPath;
import io.workbins.http.RequestPipeline;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Passes only well-formed upgrades to quarkus-websockets, which would upgrade any method and fail
 * on blank headers. Other requests with an {@code Upgrade} header, which some proxies add to every
 * request, are handled without it.
 */
@Singleton
final class UpgradeFilter {

  void register(@Observes Filters filters) {
    RequestPipeline.UPGRADE.filter(filters, UpgradeFilter::filter);
  }

  private static void filter(RoutingContext ctx) {
    var headers = ctx.request().headers();
    if (!headers.contains(HttpHeaders.UPGRADE)) {
      ctx.next();
    } else if (!ctx.request().method().equals(HttpMethod.GET)
        || !headers.contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
      headers.remove(HttpHeaders.UPGRADE);
      ctx.next();
    } else if (isBlank(ctx, SEC_WEBSOCKET_EXTENSIONS) || isBlank(ctx, SEC_WEBSOCKET_PROTOCOL)) {
      ctx.fail(400);
    } else if (ctx.normalizedPath().startsWith(ApiPath.NOTIFICATIONS + '/')) {
      // clients may append to the URL, but an endpoint has one path
      ctx.reroute(ApiPath.NOTIFICATIONS);
    } else {
      ctx.next();
    }
  }

  private static boolean isBlank(RoutingContext ctx, CharSequence header) {
    var value = ctx.request().headers().get(header);
    return value != null && value.isBlank();
  }
}
