package io.workbins.push.cometd;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.RequestOrigin;
import io.workbins.identity.directory.User;
import java.net.SocketAddress;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.cometd.bayeux.server.BayeuxContext;
import org.jspecify.annotations.Nullable;

/**
 * The user of a connection and, for HTTP, the request. A WebSocket does not keep its upgrade
 * request, which saves memory for its whole life.
 */
public final class UserBayeuxContext implements BayeuxContext {

  private final User user;
  private final @Nullable HttpServerRequest request;
  private final boolean isSecure;

  private UserBayeuxContext(User user, @Nullable HttpServerRequest request, boolean isSecure) {
    this.user = user;
    this.request = request;
    this.isSecure = isSecure;
  }

  public static UserBayeuxContext ofSocket(User user) {
    return new UserBayeuxContext(user, null, false);
  }

  public static UserBayeuxContext ofRequest(User user, RoutingContext ctx) {
    return new UserBayeuxContext(user, ctx.request(), RequestOrigin.isSecure(ctx));
  }

  @Override
  public Principal getUserPrincipal() {
    return user;
  }

  @Override
  public boolean isUserInRole(String role) {
    return user.roles().stream().anyMatch(r -> r.name().equals(role));
  }

  @Override
  public @Nullable String getHeader(String name) {
    return request == null ? null : request.getHeader(name);
  }

  @Override
  public List<String> getHeaderValues(String name) {
    return request == null ? List.of() : request.headers().getAll(name);
  }

  @Override
  public @Nullable String getParameter(String name) {
    return request == null ? null : request.getParam(name);
  }

  @Override
  public List<String> getParameterValues(String name) {
    return request == null ? List.of() : request.params().getAll(name);
  }

  @Override
  public @Nullable String getCookie(String name) {
    Cookie cookie = request == null ? null : request.getCookie(name);
    return cookie == null ? null : cookie.getValue();
  }

  @Override
  public @Nullable String getURL() {
    return request == null ? null : request.absoluteURI();
  }

  @Override
  public boolean isSecure() {
    return isSecure;
  }

  @Override
  public @Nullable String getProtocol() {
    return request == null ? null : request.version().alpnName();
  }

  @Override
  public @Nullable SocketAddress getRemoteAddress() {
    return null;
  }

  @Override
  public @Nullable SocketAddress getLocalAddress() {
    return null;
  }

  @Override
  public @Nullable Object getContextAttribute(String name) {
    return null;
  }

  @Override
  public @Nullable Object getRequestAttribute(String name) {
    return null;
  }

  @Override
  public @Nullable String getSessionId() {
    return null;
  }

  @Override
  public @Nullable Object getSessionAttribute(String name) {
    return null;
  }

  @Override
  public String getContextPath() {
    return "";
  }

  @Override
  public List<Locale> getLocales() {
    return List.of();
  }
}
