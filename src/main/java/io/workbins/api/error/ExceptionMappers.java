package io.workbins.api.error;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.AllowedMethods;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Maps exceptions of JAX-RS resources to error responses. This mapper replaces those of Quarkus for
 * the types listed.
 */
@Singleton
final class ExceptionMappers {

  private final AllowedMethods allowed;

  ExceptionMappers(AllowedMethods allowed) {
    this.allowed = allowed;
  }

  @ServerExceptionMapper({
    Throwable.class,
    WebApplicationException.class,
    UnauthorizedException.class,
    AuthenticationFailedException.class,
    ForbiddenException.class
  })
  RestResponse<ErrorResponse> map(Throwable thrown, RoutingContext ctx) {
    // a body that nobody reads would block the connection
    ctx.request().resume();
    var methods =
        thrown instanceof ClientErrorException
            ? allowed.of(ctx.normalizedPath())
            : Set.<String>of();
    var error =
        isWrongMethod(thrown, ctx, methods) ? ErrorMapper.mapStatus(405) : ErrorMapper.map(thrown);
    var response =
        RestResponse.ResponseBuilder.<ErrorResponse>create(error.httpStatus())
            .entity(error.response())
            .type(MediaType.APPLICATION_JSON_TYPE);
    if (error.httpStatus() == 405) {
      response.header(HttpHeaders.ALLOW, String.join(", ", methods));
    }
    return response.build();
  }

  /** Quarkus REST answers 404 if the path, but not the method, is one of another class. */
  private static boolean isWrongMethod(Throwable thrown, RoutingContext ctx, Set<String> methods) {
    return thrown instanceof NotFoundException
        && !methods.isEmpty()
        && !methods.contains(ctx.request().method().name());
  }
}
