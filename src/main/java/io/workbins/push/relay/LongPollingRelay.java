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
 * Relays requests to the node that has the session, as they came, and the replies back: so a load
 * balancer need not know where a session is. The other node authenticates the caller again.
 */
@Singleton
public final class LongPollingRelay {

  private static final Logger LOG = Logger.getLogger(LongPollingRelay.class);

  /** Marks a relayed request, which is not relayed again. */
  private static final String RELAYED = "X-Workbins-Relayed";

  /** Headers of a connection, not of the request (RFC 9110, section 7.6.1). */
  private static final Set<String> CONNECTION_HEADERS =
      Set.of("connection", "keep-alive", "transfer-encoding", "te", "upgrade", "content-length");

  /** How much longer than a held connect a relayed request may take. */
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

  /** Whether there are other nodes. */
  public boolean isCluster() {
    return resolver.isCluster();
  }

  /**
   * Relays a request whose session is on another node that is alive, and answers it. Completes on
   * the event loop of the request.
   *
   * @param clientId the client id of its first message
   * @return false if this node must handle the request; fails if nobody knows for now which nodes
   *     are alive
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
            (node, unknown) ->
                context.runOnContext(
                    now -> {
                      if (unknown == null) {
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
            unreachable -> {
              // this node does not know the session, so the client handshakes again
              LOG.debugf("Node %s cannot be reached: %s", node, unreachable);
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
        .onFailure(broken -> ctx.fail(503));
  }

  private static void reply(RoutingContext ctx, HttpClientResponse reply) {
    var response = ctx.response();
    response.setStatusCode(reply.statusCode());
    // this node has set its own
    response.headers().forEach((name, value) -> reply.headers().remove(name));
    copy(reply.headers(), response.headers());
    reply.body().onSuccess(response::end).onFailure(broken -> response.reset());
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
