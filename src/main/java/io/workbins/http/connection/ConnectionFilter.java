package io.workbins.http.connection;

import io.netty.channel.Channel;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.RequestPipeline;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Installs the handlers of a connection at its first request, and the {@link ConnectionAcceptor} at
 * the first request of all. Quarkus has no hook for accepted connections: it uses that of Vert.x,
 * which is called once they are set up, itself.
 */
@Singleton
final class ConnectionFilter {

  private static final String HEALTH = "/q/health";

  private final OpenConnections connections;
  private final ConnectionConfig config;
  private final ConnectionMetrics metrics;
  private final UnreadLimits unread;

  ConnectionFilter(
      OpenConnections connections,
      ConnectionConfig config,
      ConnectionMetrics metrics,
      UnreadLimits unread) {
    this.connections = connections;
    this.config = config;
    this.metrics = metrics;
    this.unread = unread;
  }

  void register(@Observes Filters filters) {
    RequestPipeline.CONNECTION.filter(filters, this::filter);
  }

  private synchronized void acceptThrough(@Nullable Channel server) {
    if (server != null && server.pipeline().get(ConnectionAcceptor.class) == null) {
      server.pipeline().addFirst(new ConnectionAcceptor(connections, config, metrics));
    }
  }

  private void filter(RoutingContext ctx) {
    var channel = ClientConnection.channel(ctx.request());
    var pipeline = channel.pipeline();
    if (pipeline.get(RequestGate.class) == null) {
      acceptThrough(channel.parent());
      if (ClientConnection.of(channel) == null && !connections.add(channel)) {
        ctx.fail(new OverloadedException());
        return;
      }
      var gate = new RequestGate(unread, pipeline.get(RequestTimeout.class));
      gate.headersArrived(ctx.request().method().toNetty(), ctx.request()::getHeader);
      pipeline.addBefore(pipeline.context(VertxHandler.class).name(), null, gate);
    }
    if (ClientConnection.of(ctx.request()).isSpare() && !ctx.normalizedPath().startsWith(HEALTH)) {
      metrics.closed(CloseReason.CONNECTIONS);
      ctx.fail(new OverloadedException());
    } else {
      ctx.next();
    }
  }
}
