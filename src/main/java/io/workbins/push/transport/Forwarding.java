package io.workbins.push.transport;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.workbins.push.Neighbours;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Sends requests for sessions of another node there, as they came, and the replies back: so a load
 * balancer need not know where a session is. Who calls is found out anew there.
 */
final class Forwarding {

  private static final Logger LOG = Logger.getLogger(Forwarding.class);

  /** Says that a request was sent on, and is not to be again. */
  private static final String FORWARDED = "X-Workbins-Forwarded";

  /** What is about one connection, and not about the request (RFC 9110, section 7.6.1). */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "keep-alive", "transfer-encoding", "te", "upgrade", "content-length");

  private static final int MOST_HELD = 10_000;
  private static final Pattern PLACE = Pattern.compile("\"clientId\"\\s*:\\s*\"([0-9a-z]+)_");

  private final HttpClient http;
  private final Neighbours neighbours;
  private final Duration patience;

  /**
   * Sends nothing yet.
   *
   * @param patience how long the longest request may take
   */
  Forwarding(Vertx vertx, Neighbours neighbours, Duration patience) {
    this.neighbours = neighbours;
    this.patience = patience;
    // each request that is held has a connection of its own
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(MOST_HELD).setConnectTimeout(1_000));
  }

  /**
   * Sends a request on if it is for a session of another node that lives.
   *
   * @param here handles it otherwise
   */
  void handle(RoutingContext request, Runnable here) {
    var elsewhere = elsewhere(request);
    if (elsewhere.isEmpty()) {
      here.run();
      return;
    }
    var context = request.vertx().getOrCreateContext();
    neighbours
        .at(elsewhere.get())
        .exceptionally(failure -> Optional.empty())
        .thenAccept(
            node ->
                context.runOnContext(
                    now -> node.ifPresentOrElse(address -> forward(request, address, here), here)));
  }

  private Optional<String> elsewhere(RoutingContext request) {
    var own = neighbours.place();
    if (own.isEmpty() || request.request().headers().contains(FORWARDED)) {
      return Optional.empty();
    }
    var body = request.body().buffer();
    var place = PLACE.matcher(body == null ? "" : body.toString(StandardCharsets.UTF_8));
    return place.find() && !place.group(1).equals(own.get())
        ? Optional.of(place.group(1))
        : Optional.empty();
  }

  private void forward(RoutingContext request, Neighbours.Address node, Runnable here) {
    http.request(
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
