package io.workbins.api.openapi;

import static java.util.Objects.requireNonNull;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.error.BodyType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Shows the OpenAPI document as the build has made it. Quarkus reads it at each start and writes it
 * anew, as JSON and as YAML, which is a quarter of a start; so it is shown a place without one.
 */
@Singleton
final class ApiDocument {

  /** With the names that Quarkus has for it as YAML, too: JSON is YAML. */
  private static final String PATHS = "/q/openapi(\\.json|\\.yaml|\\.yml)?";

  private static final String RESOURCE = OpenApiConstants.BASE_NAME + ".JSON";
  private static final int AHEAD_OF_QUARKUS = 1;

  static void hide(@Observes @Initialized(ApplicationScoped.class) Object start) {
    OpenApiConstants.classLoader = ClassLoader.getPlatformClassLoader();
  }

  void register(@Observes Router router) {
    router
        .getWithRegex(PATHS)
        .method(HttpMethod.HEAD)
        .order(AHEAD_OF_QUARKUS)
        .blockingHandler(ApiDocument::show);
  }

  private static void show(RoutingContext request) {
    var loader = Thread.currentThread().getContextClassLoader();
    try (var document = requireNonNull(loader.getResourceAsStream(RESOURCE))) {
      request
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, BodyType.JSON)
          .end(Buffer.buffer(document.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
