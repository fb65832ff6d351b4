package io.workbins.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request does not arrive in time: the first one from the moment the
 * connection is open, later ones from their first byte.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports to promises
final class RequestTimeout extends ChannelInboundHandlerAdapter {

  private final long limitNanos;
  private final ConnectionMetrics metrics;
  private boolean isArriving = true;
  private boolean isAtWork;
  private long sinceNanos = System.nanoTime();
  private @Nullable Future<?> timer;

  RequestTimeout(Duration limit, ConnectionMetrics metrics) {
    this.limitNanos = limit.toNanos();
    this.metrics = metrics;
  }

  /** A request has arrived, and is being handled. */
  void arrived() {
    isArriving = false;
    isAtWork = true;
  }

  /** The reply has been taken. */
  void replied() {
    isArriving = false;
    isAtWork = false;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    check(ctx, limitNanos);
    ctx.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object bytes) {
    if (!isArriving && !isAtWork) {
      isArriving = true;
      sinceNanos = System.nanoTime();
    }
    ctx.fireChannelRead(bytes);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    cancel();
    ctx.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    cancel();
  }

  /** One timer at a time, which is not moved by each request. */
  private void check(ChannelHandlerContext ctx, long delayNanos) {
    timer =
        ctx.executor()
            .schedule(
                () -> {
                  long left = limitNanos - (System.nanoTime() - sinceNanos);
                  if (!isArriving) {
                    check(ctx, limitNanos);
                  } else if (left > 0) {
                    check(ctx, left);
                  } else {
                    metrics.closed(CloseReason.REQUEST_TIME);
                    ctx.close();
                  }
                },
                delayNanos,
                TimeUnit.NANOSECONDS);
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
