package io.workbins.push.relay;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.workbins.notification.StoreUnavailableException;
import io.workbins.push.CometDConfig;
import io.workbins.push.NodeRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Relays long-polling requests to the node that has the session, so that the load balancer needs no
 * sticky sessions. Requests and replies are relayed unchanged; the other node authenticates the
 * caller again.
 */
@Singleton
public final class LongPollingRelay {

  private static final Logger LOG = Logger.getLogger(LongPollingRelay.class);

  /** The header of a relayed request, which is not relayed again. */
  private static final String RELAYED = "X-Workbins-Relayed";

  /** Connection headers, which are not relayed (RFC 9110, section 7.6.1). */
  private static final Set<String> CONNECTION_HEADERS =
      Set.of("connection", "keep-alive", "transfer-encoding", "te", "upgrade", "content-length");

  /** The time that a relayed request may take beyond that of a held connect. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final NodeClients clients;
  private final NodeRegistry nodes;
  private final SessionNodeResolver resolver;
  private final Duration timeout;

  LongPollingRelay(
      NodeClients clients, NodeRegistry nodes, SessionNodeResolver resolver, CometDConfig config) {
    this.clients = clients;
    this.nodes = nodes;
    this.resolver = resolver;
    this.timeout = config.timeout().plus(MARGIN);
  }

  public boolean isCluster() {
    return resolver.isCluster();
  }

  /**
   * Relays a request if another node that is alive has its session. Completes on the event loop of
   * the request.
   *
   * @param clientId the client id of the first message
   * @return false if this node must handle the request; fails with {@link
   *     StoreUnavailableException} if the registry of nodes cannot be reached
   */
  public CompletionStage<Boolean> relay(RoutingContext ctx, Optional<String> clientId) {
    var otherNode = resolver.otherNode(clientId);
    if (otherNode.isEmpty() || ctx.request().headers().contains(RELAYED)) {
      return CompletableFuture.completedFuture(false);
    }
    var isRelayed = new CompletableFuture<Boolean>();
    var context = ctx.vertx().getOrCreateContext();
    nodes
        .at(otherNode.get())
        .whenComplete(
            (node, error) ->
                context.runOnContext(
                    now -> {
                      if (error == null) {
                        node.ifPresentOrElse(
                            address -> connect(ctx, address, isRelayed),
                            () -> isRelayed.complete(false));
                      } else {
                        isRelayed.completeExceptionally(
                            new StoreUnavailableException(
                                "The node of the session is unknown, try again"));
                      }
                    }));
    return isRelayed;
  }

  private void connect(
      RoutingContext ctx, NodeRegistry.Address node, CompletableFuture<Boolean> isRelayed) {
    clients
        .http()
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(node.host())
                .setPort(node.port())
                .setURI(ctx.request().uri())
                .setTimeout(timeout.toMillis()))
        .onSuccess(
            relayed -> {
              isRelayed.complete(true);
              send(ctx, relayed);
            })
        .onFailure(
            error -> {
              // this node does not know the session, so the client handshakes again
              LOG.debugf("Node %s cannot be reached: %s", node, error);
              isRelayed.complete(false);
            });
  }

  private static void send(RoutingContext ctx, HttpClientRequest relayed) {
    copy(ctx.request().headers(), relayed.headers());
    relayed.putHeader(RELAYED, "true");
    ctx.addEndHandler(
        end -> {
          if (end.failed()) {
            relayed.reset();
          }
        });
    relayed
        .send(ctx.body().buffer())
        .onSuccess(reply -> reply(ctx, reply))
        .onFailure(error -> ctx.fail(503));
  }

  private static void reply(RoutingContext ctx, HttpClientResponse reply) {
    var response = ctx.response();
    response.setStatusCode(reply.statusCode());
    // headers that this node has set take precedence
    response.headers().forEach((name, value) -> reply.headers().remove(name));
    copy(reply.headers(), response.headers());
    reply.body().onSuccess(response::end).onFailure(error -> response.reset());
  }

  private static void copy(MultiMap from, MultiMap to) {
    from.forEach(
        (name, value) -> {
          if (!CONNECTION_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            to.add(name, value);
          }
        });
  }
}
