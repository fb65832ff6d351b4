package io.workbins.push.transport;

import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.AllowedMethods;
import io.workbins.http.ApiPath;
import io.workbins.http.PlainText;
import io.workbins.http.RequestPipeline;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.identity.SignInService;
import io.workbins.identity.directory.User;
import io.workbins.push.cometd.MalformedMessageException;
import io.workbins.push.cometd.TooManyMessagesException;
import io.workbins.push.cometd.UserBayeuxContext;
import io.workbins.push.relay.LongPollingRelay;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.cometd.bayeux.Promise;
import org.cometd.server.HttpException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests to CometD's long-polling transport. A Vert.x route, not a JAX-RS resource, since
 * the transport answers later, on another thread, and in several writes.
 */
@Singleton
final class LongPollingRoute {

  private static final Logger LOG = Logger.getLogger(LongPollingRoute.class);

  /** Includes the paths below: clients append {@code /handshake}, {@code /connect} and so on. */
  private static final String PATH = ApiPath.NOTIFICATIONS + "/*";

  private final LongPollingTransport transport;
  private final LongPollingRelay relay;
  private final AllowedMethods allowed;
  private final SignInService signIns;

  LongPollingRoute(
      CometDTransports transports,
      LongPollingRelay relay,
      AllowedMethods allowed,
      SignInService signIns) {
    this.transport = transports.longPolling();
    this.relay = relay;
    this.allowed = allowed;
    this.signIns = signIns;
  }

  void register(@Observes Router router) {
    var post = RequestPipeline.LONG_POLLING.place(router.post(PATH));
    allowed.add(ApiPath.NOTIFICATIONS, post);
    post.handler(this::handle);
  }

  private void handle(RoutingContext ctx) {
    var caller = AuthenticatedUser.require(ctx);
    var user = caller.user();
    if (signIns.isEnding(caller.signIn()) && !transport.onlyDisconnects(body(ctx))) {
      ctx.fail(new UnauthorizedException());
      return;
    }
    if (!relay.isCluster()) {
      handle(ctx, user);
      return;
    }
    relay
        .relay(ctx, transport.clientId(body(ctx)))
        .whenComplete((isRelayed, error) -> relayed(ctx, user, isRelayed, error));
  }

  private static String body(RoutingContext ctx) {
    var body = ctx.body().asString();
    return body == null ? "" : body;
  }

  private void relayed(
      RoutingContext ctx, User user, @Nullable Boolean isRelayed, @Nullable Throwable error) {
    if (isRelayed == null) {
      ctx.fail(error);
    } else if (!isRelayed) {
      handle(ctx, user);
    }
  }

  private void handle(RoutingContext ctx, User user) {
    transport.handle(
        UserBayeuxContext.ofRequest(user, ctx),
        new LongPollingRequest(ctx, user),
        new LongPollingResponse(ctx.response()),
        Promise.from(sent -> {}, error -> failed(ctx, user, error)));
  }

  private static void failed(RoutingContext ctx, User user, Throwable error) {
    LOG.debugf("%s: a CometD request failed: %s", user, PlainText.escape(String.valueOf(error)));
    if (ctx.response().closed() || ctx.response().ended()) {
      return;
    }
    // CometD wraps every error; an IOException is an error of the caller
    var cause = error.getCause() == null ? error : error.getCause();
    if (cause instanceof TooManyMessagesException) {
      ctx.fail(413);
    } else if (error instanceof HttpException http && http.getCode() != 500) {
      ctx.fail(http.getCode());
    } else if (cause instanceof IOException || cause instanceof MalformedMessageException) {
      ctx.fail(400);
    } else {
      ctx.fail(cause);
    }
  }
}
