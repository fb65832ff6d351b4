package io.workbins.http.connection;

import static java.util.Objects.requireNonNull;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a connection only as fast as its messages are handled and its replies are taken.
 *
 * <p>Messages that may not pass yet are held, at most those of one read. While there are any, or
 * while the channel is not writable, nothing is read. A channel that is not writable for too long
 * is cut off.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports to promises
public abstract class ReadGate extends ChannelDuplexHandler {

  private final Queue<Object> held = new ArrayDeque<>();
  private final UnreadLimits limits;
  private volatile @Nullable ChannelHandlerContext context;
  private boolean isClosed;
  private boolean isCutOff;
  private @Nullable Future<?> timer;

  /**
   * A gate of one connection.
   *
   * @param limits how much the client may leave unread, and for how long
   */
  protected ReadGate(UnreadLimits limits) {
    this.limits = limits;
  }

  /** Removes the gate of requests from a connection that was upgraded. */
  public static void removeFrom(ChannelPipeline pipeline) {
    pipeline.remove(RequestGate.class);
  }

  /** Whether a message may be handled now. */
  protected abstract boolean mayPass(ChannelHandlerContext ctx, Object message);

  /** Called before a message is handled. */
  protected abstract void passing(ChannelHandlerContext ctx, Object message);

  /** Called when the handler of a message has returned; it may have left a task. */
  protected void passed(ChannelHandlerContext ctx) {}

  /** Ends a connection whose client does not take what it was sent. */
  protected abstract void end(ChannelHandlerContext ctx);

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (held.isEmpty() && mayPass(ctx, message)) {
      pass(ctx, message);
    } else {
      held.add(message);
      stop(ctx);
    }
  }

  /**
   * Lets held messages pass as far as they may. Must be called in a task of its own on the event
   * loop, when {@link #mayPass} may have changed.
   */
  protected final void release(ChannelHandlerContext ctx) {
    boolean hasPassed = false;
    while (!held.isEmpty() && mayPass(ctx, held.element())) {
      pass(ctx, held.remove());
      hasPassed = true;
    }
    if (hasPassed) {
      ctx.fireChannelReadComplete(); // Vert.x flushes then
    }
    update(ctx);
  }

  /** Removes the held messages of a type. The caller must release them. */
  protected final <T> List<T> takeHeld(Class<T> type) {
    var taken = held.stream().filter(type::isInstance).map(type::cast).toList();
    held.removeIf(type::isInstance);
    return taken;
  }

  protected final boolean isHolding() {
    return !held.isEmpty();
  }

  /** Whether the client has taken what it was sent, as far as it must before it gets more. */
  protected boolean isTaken(ChannelHandlerContext ctx) {
    return ctx.channel().isWritable();
  }

  /** Starts or stops the time for the client. Must be called when {@link #isTaken} may change. */
  protected final void watch(ChannelHandlerContext ctx) {
    if (isTaken(ctx)) {
      cancel();
      return;
    }
    if (timer == null) {
      timer =
          ctx.executor().schedule(() -> cutOff(ctx), limits.time().toNanos(), TimeUnit.NANOSECONDS);
    }
    limits.count(this, UnreadLimits.bytes(ctx.channel()));
  }

  /** Ends the connection and counts it, once. */
  protected final void cutOff(ChannelHandlerContext ctx) {
    if (!isCutOff) {
      isCutOff = true;
      limits.closed();
      end(ctx);
    }
  }

  /** Cuts off the connection if this is its event loop. Otherwise returns false. */
  final boolean cutOffHere() {
    var ctx = requireNonNull(context);
    boolean isHere = ctx.executor().inEventLoop();
    if (isHere) {
      cutOff(ctx);
    }
    return isHere;
  }

  /** The event loop of the connection. */
  final Executor executor() {
    return requireNonNull(context).executor();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    watch(ctx);
    if (ctx.channel().isWritable()) {
      ctx.executor().execute(() -> release(ctx));
    } else {
      stop(ctx);
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    discard();
    ctx.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    discard();
    update(ctx);
  }

  private void pass(ChannelHandlerContext ctx, Object message) {
    passing(ctx, message);
    ctx.fireChannelRead(message);
    passed(ctx);
  }

  private void update(ChannelHandlerContext ctx) {
    if (!held.isEmpty() || !ctx.channel().isWritable()) {
      stop(ctx);
    } else if (isClosed) {
      isClosed = false;
      ctx.channel().config().setAutoRead(true);
    }
  }

  private void stop(ChannelHandlerContext ctx) {
    isClosed = true;
    ctx.channel().config().setAutoRead(false);
  }

  private void discard() {
    cancel();
    held.forEach(ReferenceCountUtil::release);
    held.clear();
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
      limits.count(this, 0);
    }
  }
}
