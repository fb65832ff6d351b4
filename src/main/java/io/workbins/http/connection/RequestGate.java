package io.workbins.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.workbins.http.Ndjson;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets one request at a time pass: the next one when the reply has been taken. What follows a
 * WebSocket upgrade is held as it is, until the gate is removed.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports to promises
final class RequestGate extends ReadGate {

  /** The name that Vert.x gives to it; quarkus-websockets removes it by this name. */
  private static final String HTTP_DECODER = "httpDecoder";

  private final @Nullable RequestTimeout timeout;

  /** The gate is installed by the first request, when its headers have arrived. */
  private boolean isAtWork = true;

  /** The end of the reply is written, but not taken. */
  private boolean isReplyPending;

  /** The request at work is a WebSocket upgrade: none can follow, even if it is refused. */
  private boolean isUpgrade;

  /**
   * A gate of one connection.
   *
   * @param timeout null if the connection is older than the first request to the service
   */
  RequestGate(UnreadLimits limits, @Nullable RequestTimeout timeout) {
    super(limits);
    this.timeout = timeout;
  }

  @Override
  protected boolean mayPass(ChannelHandlerContext ctx, Object message) {
    return !(message instanceof ByteBuf) && (!isAtWork || !(message instanceof HttpRequest));
  }

  @Override
  protected void passing(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest request) {
      isAtWork = true;
      headersArrived(request.method(), request.headers()::get);
    }
    if (message instanceof LastHttpContent) {
      if (timeout != null) {
        timeout.arrived();
      }
      if (isUpgrade) {
        endHttp(ctx.pipeline());
      }
    }
  }

  /** The body of a feed may take any time. */
  void headersArrived(HttpMethod method, Function<CharSequence, @Nullable String> headers) {
    if (timeout != null && Ndjson.is(headers.apply(HttpHeaderNames.CONTENT_TYPE))) {
      timeout.arrived();
    }
    isUpgrade =
        method.equals(HttpMethod.GET)
            && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(
                headers.apply(HttpHeaderNames.UPGRADE))
            && headers.apply(HttpHeaderNames.SEC_WEBSOCKET_KEY) != null;
  }

  /**
   * Keeps the HTTP decoder from taking the frames behind an upgrade for a request, which it would
   * do until the upgrade is accepted. It gives back the bytes that it has read.
   */
  private void endHttp(ChannelPipeline pipeline) {
    if (pipeline.get(HTTP_DECODER) != null) {
      pipeline.replace(HTTP_DECODER, HTTP_DECODER, new ChannelInboundHandlerAdapter());
    }
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (isUpgrade && message instanceof HttpResponse response && !isInformational(response)) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    if (isEndOfReply(message)) {
      isReplyPending = true;
      ctx.write(message, promise.unvoid().addListener(written -> replied(ctx)));
    } else {
      ctx.write(message, promise);
    }
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    ctx.flush();
    watch(ctx);
  }

  @Override
  protected boolean isTaken(ChannelHandlerContext ctx) {
    return super.isTaken(ctx) && !isReplyPending;
  }

  @Override
  protected void end(ChannelHandlerContext ctx) {
    ctx.close();
  }

  /** Passes what was held on to the decoder of frames. */
  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    var frames = ctx.channel().isOpen() ? takeHeld(ByteBuf.class) : List.<ByteBuf>of();
    super.handlerRemoved(ctx);
    if (timeout != null && ctx.channel().isOpen()) {
      ctx.pipeline().remove(timeout);
    }
    frames.forEach(ctx::fireChannelRead);
  }

  /** {@code 100 Continue} is a whole message, but not the reply. */
  private static boolean isEndOfReply(Object message) {
    return message instanceof LastHttpContent
        && !(message instanceof HttpResponse response && isInformational(response));
  }

  private static boolean isInformational(HttpResponse response) {
    return response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  private void replied(ChannelHandlerContext ctx) {
    isAtWork = false;
    isReplyPending = false;
    watch(ctx);
    if (timeout != null) {
      timeout.replied();
    }
    var connection = ClientConnection.of(ctx.channel());
    if (isUpgrade || (connection != null && connection.isLastRequest())) {
      ctx.close();
    } else if (isHolding()) {
      ctx.executor().execute(() -> release(ctx));
    }
  }
}
