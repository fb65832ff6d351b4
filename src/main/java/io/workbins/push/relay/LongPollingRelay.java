package io.workbins.push.relay;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.workbins.push.CometDConfig;
import io.workbins.push.NodeRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends requests for sessions of another node there, as they came, and the replies back: so a load
 * balancer need not know where a session is. Who calls is found out anew there.
 */
@Singleton
public final class LongPollingRelay {

  private static final Logger LOG = Logger.getLogger(LongPollingRelay.class);

  /** Says that a request was sent on, and is not to be again. */
  private static final String FORWARDED = "X-Workbins-Forwarded";

  /** What is about one connection, and not about the request (RFC 9110, section 7.6.1). */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "keep-alive", "transfer-encoding", "te", "upgrade", "content-length");

  private static final Duration LONGER_THAN_HELD = Duration.ofSeconds(10);
  private static final int MOST_HELD = 10_000;

  private final Supplier<HttpClient> http;
  private final NodeRegistry neighbours;
  private final SessionNodeResolver places;
  private final Duration patience;

  LongPollingRelay(
      Vertx vertx, NodeRegistry neighbours, SessionNodeResolver places, CometDConfig config) {
    this.neighbours = neighbours;
    this.places = places;
    this.patience = config.timeout().plus(LONGER_THAN_HELD);
    // each request that is held has a connection of its own
    var options = new HttpClientOptions().setMaxPoolSize(MOST_HELD).setConnectTimeout(1_000);
    this.http = new Once<>(() -> vertx.createHttpClient(options));
  }

  /**
   * Sends a request on if it is for a session of another node that lives.
   *
   * @param here handles it otherwise
   */
  public void handle(RoutingContext request, Runnable here) {
    var elsewhere = elsewhere(request);
    if (elsewhere.isEmpty()) {
      here.run();
      return;
    }
    var context = request.vertx().getOrCreateContext();
    neighbours
        .at(elsewhere.get())
        .whenComplete(
            (node, unknown) ->
                context.runOnContext(
                    now -> {
                      if (unknown != null) {
                        request.fail(503);
                      } else {
                        node.ifPresentOrElse(address -> forward(request, address, here), here);
                      }
                    }));
  }

  private Optional<String> elsewhere(RoutingContext request) {
    var body = request.body().buffer();
    return !places.isCluster() || body == null || request.request().headers().contains(FORWARDED)
        ? Optional.empty()
        : places.elsewhere(body.toString(StandardCharsets.UTF_8));
  }

  private void forward(RoutingContext request, NodeRegistry.Address node, Runnable here) {
    http.get()
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(node.host())
                .setPort(node.port())
                .setURI(request.request().uri())
                .setTimeout(patience.toMillis()))
        .onSuccess(forwarded -> send(request, forwarded))
        .onFailure(
            unreachable -> {
              LOG.debugf("Node %s cannot be reached: %s", node, unreachable);
              // its session is unknown here, so the client shakes hands anew
              here.run();
            });
  }

  private static void send(RoutingContext request, HttpClientRequest forwarded) {
    copy(request.request().headers(), forwarded.headers());
    forwarded.putHeader(FORWARDED, "true");
    request.addEndHandler(
        end -> {
          if (end.failed()) {
            forwarded.reset();
          }
        });
    forwarded
        .send(request.body().buffer())
        .onSuccess(reply -> reply(request, reply))
        .onFailure(broken -> request.fail(503));
  }

  private static void reply(RoutingContext request, HttpClientResponse reply) {
    var response = request.response();
    response.setStatusCode(reply.statusCode());
    // what is set for each reply is set already
    response.headers().forEach((name, value) -> reply.headers().remove(name));
    copy(reply.headers(), response.headers());
    reply.body().onSuccess(response::end).onFailure(broken -> response.reset());
  }

  private static void copy(MultiMap from, MultiMap to) {
    from.forEach(
        (name, value) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            to.add(name, value);
          }
        });
  }
}
