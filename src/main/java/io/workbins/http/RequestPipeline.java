package io.workbins.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;

/**
 * Every filter and handler of ours on the way of a request, in order. Steps in brackets are those
 * of Quarkus.
 *
 * <pre>
 *  request
 *     │
 *  FAILURES            answers whatever fails outside of JAX-RS (JsonFailureHandler)
 *     │
 *  [headers]           quarkus.http.filter.*
 *     │
 *  PATH_PARAMETERS     drops ;name=value from the path and starts again (PathParameterFilter)
 *     │
 *  ORIGIN              refuses pages of foreign origins (OriginFilter)
 *     │
 *  [authentication]    BasicMechanism, then SignInCookieMechanism
 *     │
 *  ANONYMOUS           refuses unauthenticated requests, upgrades included (AnonymousFilter)
 *     │
 *  UPGRADE             checks the headers of a WebSocket upgrade (UpgradeFilter)
 *     │
 *  [quarkus-websockets] ── an upgrade ──▶ NotificationsEndpoint
 *     │
 *  [authorization]     quarkus.http.auth.permission.*
 *     │
 *  JVM_METRICS         binds the JVM's meters at the first /q/metrics (JvmMetrics)
 *     │
 *  BODY_LIMIT          reads the body of a POST, up to 64 KiB (BodyLimit)
 *     │
 *  LONG_POLLING ────── /api/v2/notifications ──▶ LongPollingRoute
 *     │
 *  [Quarkus REST] ──── /api/v2 ──▶ resources
 *     │
 *  [static files] ──── / and /page ──▶ the page
 *     │
 *  NOT_FOUND           fails with 404 (JsonFailureHandler)
 * </pre>
 *
 * An upgrade leaves the pipeline ahead of Quarkus's authorization, so that no path policy binds it;
 * ANONYMOUS and ORIGIN stand ahead of it for that reason.
 */
public enum RequestPipeline {
  FAILURES(Integer.MAX_VALUE),
  PATH_PARAMETERS(SecurityHandlerPriorities.AUTHENTICATION + 20),
  ORIGIN(SecurityHandlerPriorities.AUTHENTICATION + 10),
  ANONYMOUS(SecurityHandlerPriorities.AUTHENTICATION - 10),
  UPGRADE(SecurityHandlerPriorities.AUTHENTICATION - 20),
  JVM_METRICS(-1),
  BODY_LIMIT(-1),
  LONG_POLLING(-2),
  NOT_FOUND(-Integer.MAX_VALUE + 1);

  private final int priority;

  RequestPipeline(int priority) {
    this.priority = priority;
  }

  /** Registers a filter for all requests at this step. */
  public void filter(Filters filters, Handler<RoutingContext> handler) {
    filters.register(handler, priority);
  }

  /** Puts a route at this step. */
  public Route place(Route route) {
    return route.order(-priority);
  }
}
