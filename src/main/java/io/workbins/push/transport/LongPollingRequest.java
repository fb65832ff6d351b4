package io.workbins.push.transport;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.directory.User;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.cometd.server.CometDRequest;
import org.jspecify.annotations.Nullable;

/** A request whose body has been read, as CometD's HTTP transport wants to see it. */
record LongPollingRequest(RoutingContext context, User user) implements CometDRequest {

  @Override
  public String getMethod() {
    return context.request().method().name();
  }

  @Override
  public String getProtocol() {
    return switch (context.request().version()) {
      case HTTP_1_0 -> "HTTP/1.0";
      case HTTP_1_1 -> "HTTP/1.1";
      case HTTP_2 -> "HTTP/2.0";
    };
  }

  @Override
  public List<String> getParameterValues(String name) {
    return context.queryParam(name);
  }

  /** JSON is UTF-8 (RFC 8259), whatever a client says. */
  @Override
  public String getCharacterEncoding() {
    return "UTF-8";
  }

  @Override
  public @Nullable String getCookie(String name) {
    Cookie cookie = context.request().getCookie(name);
    return cookie == null ? null : cookie.getValue();
  }

  @Override
  public Input getInput() {
    var body = context.body().buffer();
    return new WholeBody(ByteBuffer.wrap(body == null ? new byte[0] : body.getBytes()));
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return context.get(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    context.put(name, value);
  }

  /** Calls the handler if the client goes away before it has its answer. */
  @Override
  public void addFailureHandler(Consumer<Throwable> handler) {
    context.addEndHandler(
        end -> {
          if (end.failed()) {
            handler.accept(end.cause());
          }
        });
  }

  private record WholeBody(ByteBuffer byteBuffer) implements Input, Input.Chunk {

    @Override
    public Chunk read() {
      return this;
    }

    @Override
    public boolean isLast() {
      return true;
    }

    @Override
    public void demand(Runnable demandCallback) {
      throw new IllegalStateException("the whole body is there at once");
    }

    @Override
    public void release() {}
  }
}
