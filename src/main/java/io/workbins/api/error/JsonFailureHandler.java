package io.workbins.api.error;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers what fails ahead of JAX-RS or beside it: authentication, gates, bodies that are too
 * large, CometD requests.
 */
@Singleton
final class JsonFailureHandler {

  private final JsonResponder answers;

  JsonFailureHandler(JsonResponder answers) {
    this.answers = answers;
  }

  void register(@Observes Router router) {
    // the first failure handler on a request's way is the one that answers
    router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
  }

  private void answer(RoutingContext request) {
    var response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    int status = request.statusCode();
    // with a status of the caller's fault, what was thrown is no fault of ours
    var refusal =
        request.failure() == null || (status >= 400 && status < 500)
            ? ErrorMapper.mapStatus(status)
            : ErrorMapper.map(request.failure());
    if (response.headWritten()) {
      response.reset();
      return;
    }
    if (request.statusCode() == 413) {
      // the rest of the body is not read, so the connection cannot be used again
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    response.setStatusCode(refusal.httpStatus());
    answers.send(request, refusal.response());
  }
}
