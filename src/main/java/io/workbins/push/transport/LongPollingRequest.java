package io.workbins.push.transport;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.directory.User;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.cometd.server.CometDRequest;
import org.jspecify.annotations.Nullable;

/**
 * Adapts a request to CometD's HTTP transport.
 *
 * @param ctx the context of the request, whose body has been read
 * @param user the caller
 */
record LongPollingRequest(RoutingContext ctx, User user) implements CometDRequest {

  @Override
  public String getMethod() {
    return ctx.request().method().name();
  }

  @Override
  public String getProtocol() {
    return switch (ctx.request().version()) {
      case HTTP_1_0 -> "HTTP/1.0";
      case HTTP_1_1 -> "HTTP/1.1";
      case HTTP_2 -> "HTTP/2.0";
    };
  }

  @Override
  public List<String> getParameterValues(String name) {
    return ctx.queryParam(name);
  }

  /** Always UTF-8, the encoding of JSON (RFC 8259), whatever the charset of the request. */
  @Override
  public String getCharacterEncoding() {
    return "UTF-8";
  }

  @Override
  public @Nullable String getCookie(String name) {
    Cookie cookie = ctx.request().getCookie(name);
    return cookie == null ? null : cookie.getValue();
  }

  @Override
  public Input getInput() {
    var body = ctx.body().buffer();
    return new WholeBody(ByteBuffer.wrap(body == null ? new byte[0] : body.getBytes()));
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return ctx.get(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    ctx.put(name, value);
  }

  /** Calls the handler if the client disconnects before the reply is sent. */
  @Override
  public void addFailureHandler(Consumer<Throwable> handler) {
    ctx.addEndHandler(
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
      throw new IllegalStateException("the body is complete");
    }

    @Override
    public void release() {}
  }
}
