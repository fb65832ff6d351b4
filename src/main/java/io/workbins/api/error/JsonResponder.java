package io.workbins.api.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Answers requests beside JAX-RS, always in JSON. */
@Singleton
public final class JsonResponder {

  private static final CharSequence JSON = HttpHeaders.createOptimized(BodyType.JSON);

  private final ObjectMapper json;

  JsonResponder(ObjectMapper json) {
    this.json = json;
  }

  /** Answers a request with what became of it, when that is known. */
  public <T> void send(RoutingContext request, CompletionStage<T> outcome, Function<T, ?> reply) {
    var context = Vertx.currentContext();
    outcome.whenComplete(
        (done, refused) -> {
          if (context == Vertx.currentContext()) {
            send(request, done, refused, reply);
          } else {
            context.runOnContext(now -> send(request, done, refused, reply));
          }
        });
  }

  private <T> void send(RoutingContext request, T done, Throwable refused, Function<T, ?> reply) {
    if (refused != null) {
      request.fail(refused);
      return;
    }
    try {
      send(request, reply.apply(done));
    } catch (RuntimeException fault) {
      // nobody else would answer
      request.fail(fault);
    }
  }

  /** Answers a request. */
  public void send(RoutingContext request, Object reply) {
    try {
      request
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
          .end(Buffer.buffer(json.writeValueAsBytes(reply)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reply is always valid JSON", e);
    }
  }
}
