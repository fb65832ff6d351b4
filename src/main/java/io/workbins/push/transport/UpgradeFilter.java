package io.workbins.push.transport;

import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_KEY;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_VERSION;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.ApiPath;
import io.workbins.http.RequestPipeline;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Passes only well-formed upgrades to quarkus-websockets, which would upgrade any method and fail
 * on blank headers. Other requests with an {@code Upgrade} header, which some proxies add to every
 * request, are handled without it.
 */
@Singleton
final class UpgradeFilter {

  private static final String VERSION = "13";

  void register(@Observes Filters filters) {
    RequestPipeline.UPGRADE.filter(filters, UpgradeFilter::filter);
  }

  private static void filter(RoutingContext ctx) {
    var headers = ctx.request().headers();
    if (!headers.contains(HttpHeaders.UPGRADE)) {
      ctx.next();
    } else if (!ctx.request().method().equals(HttpMethod.GET)
        || !headers.contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)
        || !headers.contains(SEC_WEBSOCKET_KEY)) {
      headers.remove(HttpHeaders.UPGRADE);
      ctx.next();
    } else {
      upgrade(ctx);
    }
  }

  private static void upgrade(RoutingContext ctx) {
    var headers = ctx.request().headers();
    if (!isWellFormed(ctx)) {
      ctx.fail(400);
    } else if (!VERSION.equals(headers.get(SEC_WEBSOCKET_VERSION))) {
      ctx.response().putHeader(SEC_WEBSOCKET_VERSION, VERSION);
      ctx.fail(426);
    } else if (ctx.normalizedPath().startsWith(ApiPath.NOTIFICATIONS + '/')) {
      // clients may append to the URL, but an endpoint has one path
      ctx.reroute(ApiPath.NOTIFICATIONS);
    } else {
      // none is offered by the service, and quarkus-websockets fails on blank or malformed ones
      headers.remove(SEC_WEBSOCKET_EXTENSIONS).remove(SEC_WEBSOCKET_PROTOCOL);
      ctx.next();
    }
  }

  /** RFC 6455, section 4.2.1; a body would be read as frames. */
  private static boolean isWellFormed(RoutingContext ctx) {
    var request = ctx.request();
    var headers = request.headers();
    var length = headers.get(HttpHeaders.CONTENT_LENGTH);
    return request.version() == HttpVersion.HTTP_1_1
        && hasToken(headers.getAll(HttpHeaders.CONNECTION), "upgrade")
        && (length == null || length.equals("0"))
        && !headers.contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private static boolean hasToken(List<String> lists, String token) {
    return lists.stream()
        .flatMap(list -> Stream.of(list.split(",")))
        .anyMatch(each -> each.strip().equalsIgnoreCase(token));
  }
}
