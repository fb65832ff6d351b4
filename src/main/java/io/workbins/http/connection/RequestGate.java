package io.workbins.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.workbins.http.Ndjson;
import org.jspecify.annotations.Nullable;

/** Lets one request at a time pass: the next one when the reply has been taken. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports to promises
final class RequestGate extends ReadGate {

  private final @Nullable RequestTimeout timeout;

  /** The gate is installed by the first request, when its headers have arrived. */
  private boolean isAtWork = true;

  /** The end of the reply is written, but not taken. */
  private boolean isReplyPending;

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
    return !isAtWork || !(message instanceof HttpRequest);
  }

  @Override
  protected void passing(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest request) {
      isAtWork = true;
      headersArrived(request.headers().get(HttpHeaderNames.CONTENT_TYPE));
    }
    if (message instanceof LastHttpContent && timeout != null) {
      timeout.arrived();
    }
  }

  /** The body of a feed may take any time. */
  void headersArrived(@Nullable String contentType) {
    if (timeout != null && Ndjson.is(contentType)) {
      timeout.arrived();
    }
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
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

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    super.handlerRemoved(ctx);
    if (timeout != null && ctx.channel().isOpen()) {
      ctx.pipeline().remove(timeout);
    }
  }

  /** {@code 100 Continue} is a whole message, but not the reply. */
  private static boolean isEndOfReply(Object message) {
    return message instanceof LastHttpContent
        && !(message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL);
  }

  private void replied(ChannelHandlerContext ctx) {
    isAtWork = false;
    isReplyPending = false;
    watch(ctx);
    if (timeout != null) {
      timeout.replied();
    }
    var connection = ClientConnection.of(ctx.channel());
    if (connection != null && connection.isLastRequest()) {
      ctx.close();
    } else if (isHolding()) {
      ctx.executor().execute(() -> release(ctx));
    }
  }
}
