package io.workbins.push.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.workbins.http.connection.ReadGate;
import io.workbins.http.connection.UnreadLimits;
import io.workbins.push.cometd.WebSocketConnection;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.concurrent.CompletableFuture;

/**
 * Lets one frame of a WebSocket at a time pass, and none while the client does not take what it was
 * sent. Closes the WebSocket if too much waits for the client. Pings count, too: they are answered
 * by quarkus-websockets.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports to promises
final class FrameGate extends ReadGate {

  private final WebSocketConnection connection;
  private final UnreadLimits limits;
  private boolean isAtWork;
  private boolean isPaused;
  private int pendingWrites;

  FrameGate(WebSocketConnection connection, UnreadLimits limits) {
    super(limits);
    this.connection = connection;
    this.limits = limits;
  }

  /**
   * Replaces the gate of requests, which lets go of frames that came too early; {@link
   * FrameHandlers} must be installed.
   */
  void install() {
    var pipeline = connection.channel().pipeline();
    pipeline.addAfter(FrameHandlers.class.getName(), FrameGate.class.getName(), this);
    removeFrom(pipeline);
  }

  /** Lets no further frame pass until a text is handled. Called on the event loop. */
  void pauseUntil(CompletableFuture<?> handled) {
    if (handled.isDone()) {
      return;
    }
    isPaused = true;
    var ctx = connection.channel().pipeline().context(this);
    handled.whenComplete(
        (done, error) ->
            ctx.executor()
                .execute(
                    () -> {
                      isPaused = false;
                      release(ctx);
                    }));
  }

  @Override
  protected boolean mayPass(ChannelHandlerContext ctx, Object frame) {
    return !isAtWork && !isPaused && isTaken(ctx);
  }

  /** CometD writes a reply when the one before is written, so the channel may stay writable. */
  @Override
  protected boolean isTaken(ChannelHandlerContext ctx) {
    return pendingWrites == 0;
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    ctx.flush();
    watch(ctx);
  }

  private void written(ChannelHandlerContext ctx) {
    pendingWrites--;
    if (pendingWrites == 0) {
      watch(ctx);
      if (isHolding()) {
        ctx.executor().execute(() -> release(ctx));
      }
    }
  }

  @Override
  protected void passing(ChannelHandlerContext ctx, Object frame) {
    isAtWork = true;
  }

  /** The message of a frame is handled in a task of its own, which is ahead of this one. */
  @Override
  protected void passed(ChannelHandlerContext ctx) {
    ctx.executor()
        .execute(
            () -> {
              isAtWork = false;
              release(ctx);
            });
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object frame, ChannelPromise promise) {
    pendingWrites++;
    ctx.write(frame, promise.unvoid().addListener(written -> written(ctx)));
    if (UnreadLimits.bytes(ctx.channel()) > limits.maxBytes()) {
      cutOff(ctx);
    }
  }

  @Override
  protected void end(ChannelHandlerContext ctx) {
    connection.close(CloseCodes.TRY_AGAIN_LATER.getCode(), "messages are not taken");
  }
}
