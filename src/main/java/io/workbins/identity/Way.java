package io.workbins.identity;

import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/**
 * Where a route stands on a request's way: twice. Callers who are recognised come to it ahead of
 * all that Quarkus does to authenticate somebody, which takes longer than a command; everybody else
 * comes to it behind that. So permissions that are set for paths ({@code quarkus.http.auth}) say
 * nothing of these routes.
 */
public enum Way {
  /** Bodies are read, which is not done for those who have not said who they are. */
  BODY(0),
  /** Routes, which find the body read. */
  ROUTE(1);

  private static final int RECOGNISED = -SecurityHandlerPriorities.AUTHENTICATION - 4;
  private static final int AUTHENTICATED = 0;

  private final int step;

  Way(int step) {
    this.step = step;
  }

  /**
   * Puts a handler there.
   *
   * @param route makes a route; asked twice
   */
  public void lead(Supplier<Route> route, Handler<RoutingContext> handler) {
    route
        .get()
        .order(RECOGNISED + step)
        .handler(
            request -> {
              if (Caller.of(request).isPresent()) {
                handler.handle(request);
              } else {
                request.next();
              }
            });
    route.get().order(AUTHENTICATED + step).handler(handler);
  }
}
