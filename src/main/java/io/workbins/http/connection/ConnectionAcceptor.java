package io.workbins.http.connection;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Sees each connection that the server accepts, before its first byte is read. Closes it if there
 * are too many, and watches the time of its first request.
 */
@Sharable
final class ConnectionAcceptor extends ChannelInboundHandlerAdapter {

  private static final int MIN_READ = 64;
  private static final int INITIAL_READ = 2 * 1024;

  /** Less than Netty's 64 KiB: what one read has is decoded as a whole. */
  private static final int MAX_READ = 16 * 1024;

  private final OpenConnections connections;
  private final ConnectionConfig config;
  private final ConnectionMetrics metrics;

  ConnectionAcceptor(
      OpenConnections connections, ConnectionConfig config, ConnectionMetrics metrics) {
    this.connections = connections;
    this.config = config;
    this.metrics = metrics;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object accepted) {
    var channel = (Channel) accepted;
    if (!connections.add(channel)) {
      channel.unsafe().closeForcibly();
      return;
    }
    channel
        .config()
        .setRecvByteBufAllocator(
            new AdaptiveRecvByteBufAllocator(MIN_READ, INITIAL_READ, MAX_READ));
    channel.pipeline().addFirst(new RequestTimeout(config.requestTime(), metrics));
    ctx.fireChannelRead(accepted);
  }
}
