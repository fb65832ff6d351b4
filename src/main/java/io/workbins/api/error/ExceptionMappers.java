package io.workbins.api.error;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers what fails within JAX-RS. The types beside {@code Throwable} have mappers in Quarkus,
 * which these replace.
 */
final class ExceptionMappers {

  @ServerExceptionMapper({
    Throwable.class,
    WebApplicationException.class,
    UnauthorizedException.class,
    AuthenticationFailedException.class,
    ForbiddenException.class
  })
  RestResponse<ErrorResponse> answer(Throwable error) {
    var refusal = ErrorMapper.map(error);
    return RestResponse.ResponseBuilder.<ErrorResponse>create(refusal.httpStatus())
        .entity(refusal.response())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
