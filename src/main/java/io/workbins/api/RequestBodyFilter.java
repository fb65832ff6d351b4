package io.workbins.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Hands the body that {@code BodyLimit} has read to Quarkus REST, which would otherwise wait for
 * the end of an empty one, and give one of more than 10 KB to a worker thread.
 */
final class RequestBodyFilter {

  private static final byte[] EMPTY = {};

  @ServerRequestFilter(preMatching = true)
  void filter(ContainerRequestContext request, RoutingContext ctx) {
    var type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && type.indexOf('*') >= 0) {
      throw new NotSupportedException(); // a body is of one type, which Quarkus REST does not check
    }
    if (ctx.body().available()) {
      var body = ctx.body().buffer();
      request.setEntityStream(new ByteArrayInputStream(body == null ? EMPTY : body.getBytes()));
    }
  }
}
