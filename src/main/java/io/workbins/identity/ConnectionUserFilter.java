package io.workbins.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.RequestPipeline;
import io.workbins.http.connection.ClientConnection;
import io.workbins.http.connection.TooManyConnectionsException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Counts the connection of each request for its user, and refuses those of too many. */
@Singleton
final class ConnectionUserFilter {

  void register(@Observes Filters filters) {
    RequestPipeline.CONNECTION_USER.filter(filters, ConnectionUserFilter::filter);
  }

  private static void filter(RoutingContext ctx) {
    try {
      AuthenticatedUser.of(ctx)
          .ifPresent(caller -> ClientConnection.of(ctx.request()).signedIn(caller.user().id()));
    } catch (TooManyConnectionsException e) {
      ctx.fail(e);
      return;
    }
    ctx.next();
  }
}
