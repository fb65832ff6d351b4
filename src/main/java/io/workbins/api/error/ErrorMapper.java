package io.workbins.api.error;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.workbins.http.InvalidFramingException;
import io.workbins.http.connection.OverloadedException;
import io.workbins.http.connection.TooManyConnectionsException;
import io.workbins.identity.ForeignOriginException;
import io.workbins.identity.credential.TooManySignInsException;
import io.workbins.identity.csrf.InvalidCsrfTokenException;
import io.workbins.identity.oidc.ProviderUnavailableException;
import io.workbins.notification.StoreUnavailableException;
import io.workbins.subscription.TooManySubscriptionsException;
import io.workbins.workbin.ContentConflictException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Maps exceptions to HTTP statuses and error responses, for JAX-RS ({@link ExceptionMappers}) and
 * for Vert.x routes ({@link JsonFailureHandler}).
 */
public final class ErrorMapper {

  private static final Logger LOG = Logger.getLogger(ErrorMapper.class);

  /** Exceptions of other packages whose messages are written for callers. */
  private static final Map<Class<? extends Exception>, ErrorCode> CODES =
      Map.of(
          StoreUnavailableException.class, ErrorCode.UNAVAILABLE,
          ProviderUnavailableException.class, ErrorCode.UNAVAILABLE,
          ForeignOriginException.class, ErrorCode.FOREIGN_ORIGIN,
          InvalidCsrfTokenException.class, ErrorCode.INVALID_CSRF_TOKEN,
          InvalidFramingException.class, ErrorCode.INVALID_VALUE,
          OverloadedException.class, ErrorCode.UNAVAILABLE,
          TooManyConnectionsException.class, ErrorCode.TOO_MANY_CONNECTIONS,
          TooManySignInsException.class, ErrorCode.TOO_MANY_SIGN_INS,
          TooManySubscriptionsException.class, ErrorCode.FULL);

  private ErrorMapper() {}

  /**
   * The reply to an error.
   *
   * @param httpStatus the HTTP status
   * @param response the body
   */
  public record MappedError(int httpStatus, ErrorResponse response) {}

  /** Maps an exception. An internal error is logged; its response does not show the cause. */
  public static MappedError map(Throwable thrown) {
    var error = cause(thrown);
    var code = code(error);
    if (code == ErrorCode.INTERNAL) {
      LOG.error("A request failed with an internal error", error);
    }
    return hasPublicMessage(error)
        ? map(code, code.response(String.valueOf(error.getMessage())))
        : map(code);
  }

  /** Maps an HTTP status that a framework set without an exception. */
  static MappedError mapStatus(int status) {
    return map(ErrorCode.ofHttpStatus(status));
  }

  /** The code of an exception; {@link ErrorCode#INTERNAL} for unknown exceptions. */
  public static ErrorCode code(Throwable thrown) {
    var error = cause(thrown);
    if (error instanceof ApiException exception) {
      return exception.code();
    }
    if (error instanceof ContentConflictException conflict) {
      return code(conflict);
    }
    var known = CODES.get(error.getClass());
    if (known != null) {
      return known;
    }
    if (error instanceof UnauthorizedException || error instanceof AuthenticationFailedException) {
      return ErrorCode.NOT_AUTHENTICATED;
    }
    if (error instanceof ForbiddenException) {
      return ErrorCode.PERMISSION_DENIED;
    }
    return error instanceof WebApplicationException exception
        ? ErrorCode.ofHttpStatus(exception.getResponse().getStatus())
        : ErrorCode.INTERNAL;
  }

  private static ErrorCode code(ContentConflictException conflict) {
    return switch (conflict.reason()) {
      case ALREADY_THERE -> ErrorCode.EXISTS_ALREADY;
      case NOT_THERE -> ErrorCode.NOT_FOUND;
      case FULL -> ErrorCode.FULL;
    };
  }

  /** Unwraps the exception of a dependent completion stage. */
  private static Throwable cause(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }

  private static boolean hasPublicMessage(Throwable error) {
    return error instanceof ApiException
        || error instanceof ContentConflictException
        || CODES.containsKey(error.getClass());
  }

  private static MappedError map(ErrorCode code) {
    return map(code, code.response());
  }

  private static MappedError map(ErrorCode code, ErrorResponse response) {
    return new MappedError(code.httpStatus(), response);
  }
}
