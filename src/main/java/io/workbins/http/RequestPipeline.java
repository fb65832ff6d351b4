package io.workbins.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;

/**
 * All filters and handlers of the service, in the order in which a request passes them. Steps in
 * brackets belong to Quarkus.
 *
 * <pre>
 *  request
 *     │
 *  FAILURES            sends error responses outside of JAX-RS (JsonFailureHandler)
 *     │
 *  [headers]           quarkus.http.filter.*
 *     │
 *  CONNECTION          limits what a connection takes (ConnectionFilter)
 *     │
 *  FRAMING             refuses an ambiguous end or host, and closes the connection (FramingFilter)
 *     │
 *  [CORS]              quarkus.http.cors.*
 *     │
 *  EXTERNAL_URL        marks requests as secure if the external URL is https (ExternalUrl)
 *     │
 *  PATH_PARAMETERS     removes ;name=value from the path and reroutes (PathParameterFilter)
 *     │
 *  METHODS             refuses methods other than GET and HEAD outside of the API (MethodFilter)
 *     │
 *  ORIGIN              refuses pages of foreign origins (OriginFilter)
 *     │
 *  [authentication]    BasicMechanism, BearerMechanism, then SignInCookieMechanism
 *     │
 *  ANONYMOUS           refuses unauthenticated requests, upgrades included (AnonymousFilter)
 *     │
 *  CONNECTION_USER     counts the connections of a user (ConnectionUserFilter)
 *     │
 *  CSRF                demands the CSRF token, if workbins.csrf.enabled (CsrfFilter)
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
 *  CURRENT_USER        looks up the user of a POST again (CurrentUserFilter)
 *     │
 *  LONG_POLLING ────── /api/v2/notifications ──▶ LongPollingRoute
 *     │
 *  [Quarkus REST] ──── /api/v2 ──▶ RequestBodyFilter, PlainUrlFilter, OptionsFilter,
 *     │                            resources, JsonMediaTypeFilter, ExceptionMappers
 *     │
 *  [static files] ──── / and /page ──▶ the page
 *     │
 *  NOT_FOUND           fails with 404 (JsonFailureHandler)
 * </pre>
 *
 * An upgrade leaves the pipeline before the authorization of Quarkus, so path policies do not apply
 * to it. ANONYMOUS and ORIGIN run before the upgrade for that reason.
 */
public enum RequestPipeline {
  FAILURES(Integer.MAX_VALUE),
  CONNECTION(SecurityHandlerPriorities.CORS + 20),
  FRAMING(SecurityHandlerPriorities.CORS + 10),
  EXTERNAL_URL(SecurityHandlerPriorities.AUTHENTICATION + 30),
  PATH_PARAMETERS(SecurityHandlerPriorities.AUTHENTICATION + 20),
  METHODS(SecurityHandlerPriorities.AUTHENTICATION + 15),
  ORIGIN(SecurityHandlerPriorities.AUTHENTICATION + 10),
  ANONYMOUS(SecurityHandlerPriorities.AUTHENTICATION - 10),
  CONNECTION_USER(SecurityHandlerPriorities.AUTHENTICATION - 12),
  CSRF(SecurityHandlerPriorities.AUTHENTICATION - 15),
  UPGRADE(SecurityHandlerPriorities.AUTHENTICATION - 20),
  JVM_METRICS(-1),
  BODY_LIMIT(-1),
  CURRENT_USER(-2),
  LONG_POLLING(-3),
  NOT_FOUND(-Integer.MAX_VALUE + 1);

  private final int priority;

  RequestPipeline(int priority) {
    this.priority = priority;
  }

  /** Registers a filter for all requests at this step. */
  public void filter(Filters filters, Handler<RoutingContext> handler) {
    filters.register(handler, priority);
  }

  /** Sets the order of a route to this step. */
  public Route place(Route route) {
    return route.order(-priority);
  }
}
