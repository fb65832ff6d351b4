package io.workbins.http;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/**
 * The allowed methods of a path, for {@code Allow} (RFC 9110, section 10.2.1). Reads them from
 * {@code Deployment}, an internal class of Quarkus REST: JAX-RS has no API for this, and the
 * responses of Quarkus list the methods of one class or none. {@code AllowIT} fails if the internal
 * class changes.
 */
@Singleton
public final class AllowedMethods {

  private static final Set<String> READ_METHODS =
      Collections.unmodifiableSet(new TreeSet<>(Set.of("GET", "HEAD", "OPTIONS")));

  private final Map<String, Route> routes = new HashMap<>();

  /** Adds a route that is not a JAX-RS resource; it serves its path and all paths below. */
  public void add(String path, Route route) {
    routes.put(path, route);
  }

  /**
   * The methods of a path, in alphabetical order.
   *
   * @param path the normalized path of a request
   * @return empty if the path does not exist
   */
  public Set<String> of(String path) {
    if (isReadOnly(path)) {
      return READ_METHODS;
    }
    var methods = new TreeSet<String>();
    routes.forEach(
        (root, route) -> {
          if (path.equals(root) || path.startsWith(root + '/')) {
            route.methods().forEach(method -> methods.add(method.name()));
          }
        });
    if (methods.isEmpty() && path.startsWith(ApiPath.ROOT + '/')) {
      addResources(path.substring(ApiPath.ROOT.length()), methods);
    }
    if (methods.contains(HttpMethod.GET.name())) {
      methods.add(HttpMethod.HEAD.name());
    }
    if (!methods.isEmpty()) {
      methods.add(HttpMethod.OPTIONS.name());
    }
    return methods;
  }

  /** Health, metrics, documentation and the page are only read; Quarkus accepts any method. */
  static boolean isReadOnly(String path) {
    return path.equals("/") || path.startsWith("/q/") || path.startsWith("/page/");
  }

  private static void addResources(String path, Set<String> methods) {
    for (var resource : ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers()) {
      var match = new RequestMapper<>(new ArrayList<>(List.of(resource))).map(path);
      if (match != null) {
        addMethods(match.value, match.remaining.isEmpty() ? "/" : match.remaining, methods);
      }
    }
  }

  private static void addMethods(InitialMatch resource, String remaining, Set<String> methods) {
    for (var handler : resource.handlers) {
      if (handler instanceof ClassRoutingHandler routing) {
        routing
            .getMappers()
            .forEach(
                (method, mapper) -> {
                  if (method != null && mapper.map(remaining) != null) {
                    methods.add(method);
                  }
                });
      }
    }
  }
}
