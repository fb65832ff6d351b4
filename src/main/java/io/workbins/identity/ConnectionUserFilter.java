package io.workbins.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.RequestPipeline;
import io.workbins.http.connection.ClientConnection;
import io.workbins.http.connection.TooManyConnectionsException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Counts the connection of each request for its user. If there are too many, no WebSocket is
 * opened, and the connection is closed after the reply: HTTP clients may have forgotten others.
 */
@Singleton
final class ConnectionUserFilter {

  void register(@Observes Filters filters) {
    RequestPipeline.CONNECTION_USER.filter(filters, ConnectionUserFilter::filter);
  }

  private static void filter(RoutingContext ctx) {
    var connection = ClientConnection.of(ctx.request());
    try {
      AuthenticatedUser.of(ctx).ifPresent(caller -> connection.signedIn(caller.user().id()));
    } catch (TooManyConnectionsException e) {
      if (ctx.request().headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
        ctx.fail(e);
        return;
      }
      connection.closeAfterReply(ctx);
    }
    ctx.next();
  }
}
