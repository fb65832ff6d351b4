package io.workbins.api.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.AllowedMethods;
import io.workbins.http.FramingFilter;
import io.workbins.http.RequestPipeline;
import io.workbins.http.connection.OverloadedException;
import io.workbins.http.connection.TooManyConnectionsException;
import io.workbins.identity.credential.TooManySignInsException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

/**
 * Sends error responses for failures outside of JAX-RS: authentication, filters, oversized bodies,
 * CometD requests.
 */
@Singleton
final class JsonFailureHandler {

  /** The status that Vert.x's BodyHandler sets if a body breaks off or is malformed. */
  private static final int BROKEN_BODY = 200;

  private final ObjectMapper json;
  private final AllowedMethods allowed;

  JsonFailureHandler(ObjectMapper json, AllowedMethods allowed) {
    this.json = json;
    this.allowed = allowed;
  }

  void register(@Observes Router router) {
    RequestPipeline.FAILURES.place(router.route()).failureHandler(this::handle);
    RequestPipeline.NOT_FOUND.place(router.route()).handler(ctx -> ctx.fail(404));
  }

  private void handle(RoutingContext ctx) {
    var response = ctx.response();
    if (response.closed() || response.ended()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    var invalid = FramingFilter.check(ctx.request());
    if (invalid.isPresent()) {
      sendAndClose(ctx, ErrorMapper.map(invalid.get()));
      return;
    }
    if (ctx.failure() instanceof OverloadedException
        || ctx.failure() instanceof TooManyConnectionsException) {
      sendAndClose(ctx, ErrorMapper.map(ctx.failure()));
      return;
    }
    // a body that nobody reads would block the connection
    ctx.request().resume();
    var error = map(ctx);
    if (error.httpStatus() == 413) {
      // the rest of the body may have any length: do not keep the connection open for it
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    } else if (error.httpStatus() == 405) {
      response.putHeader(HttpHeaders.ALLOW, String.join(", ", allowed.of(ctx.normalizedPath())));
    }
    if (ctx.failure() instanceof TooManySignInsException exception) {
      var seconds = String.valueOf(exception.retryAfterSeconds());
      response.putHeader(HttpHeaders.RETRY_AFTER, seconds);
    }
    response.end(head(response, error));
  }

  /**
   * Closes the connection after the reply, which is written as a whole but not ended: at its end,
   * Vert.x would serve the next request that it has read from the connection.
   */
  private void sendAndClose(RoutingContext ctx, ErrorMapper.MappedError error) {
    var response = ctx.response();
    var body = head(response, error);
    response
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
        .write(body)
        .onComplete(written -> ctx.request().connection().close());
  }

  /** Sets the status and the type of the body, and returns the body. */
  private Buffer head(HttpServerResponse response, ErrorMapper.MappedError error) {
    response
        .setStatusCode(error.httpStatus())
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    return Buffer.buffer(bytes(error.response()));
  }

  /** A 4xx status that a framework has set takes precedence over the exception. */
  private static ErrorMapper.MappedError map(RoutingContext ctx) {
    int status = ctx.statusCode() == BROKEN_BODY ? 400 : ctx.statusCode();
    return ctx.failure() == null || (status >= 400 && status < 500)
        ? ErrorMapper.mapStatus(status)
        : ErrorMapper.map(ctx.failure());
  }

  private byte[] bytes(ErrorResponse response) {
    try {
      return json.writeValueAsBytes(response);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an error response is always valid JSON", e);
    }
  }
}
