package io.workbins.api.feed;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.command.Call;
import io.workbins.api.command.CommandReply;
import io.workbins.api.error.BodyType;
import io.workbins.api.error.JsonResponder;
import io.workbins.api.error.PermissionDeniedException;
import io.workbins.identity.Caller;
import io.workbins.identity.Way;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Where events are fed in: one as JSON, or one a line as NDJSON, which is taken as it comes,
 * however long it is. For users with the role {@code ROLE_APIUSER}.
 */
@Singleton
final class FeedRoute {

  private static final Logger LOG = Logger.getLogger(FeedRoute.class);

  private static final String PATH = "/api/v2/workbin-events";
  private static final String NDJSON = "application/x-ndjson";

  private final FeedService feed;
  private final JsonResponder answers;

  FeedRoute(FeedService feed, JsonResponder answers) {
    this.feed = feed;
    this.answers = answers;
  }

  /** Whether the body of this request is to be taken as it comes, and not read ahead. */
  static boolean isStream(RoutingContext request) {
    return request.normalizedPath().equals(PATH) && BodyType.of(request).equals(NDJSON);
  }

  void register(@Observes Router router) {
    Way.ROUTE.lead(() -> router.post(PATH), this::receive);
  }

  private void receive(RoutingContext request) {
    var caller = Caller.in(request);
    if (!caller.roles().contains(Role.ROLE_APIUSER)) {
      // what comes of a stream is not read
      request.request().resume();
      throw new PermissionDeniedException("Only an apiuser may feed events in");
    }
    switch (BodyType.of(request)) {
      case BodyType.JSON -> one(request);
      case NDJSON -> stream(request, caller);
      default -> request.fail(415);
    }
  }

  private void one(RoutingContext request) {
    answers.send(
        request,
        feed.accept(Call.of(request).body()),
        referenceId -> new CommandReply.Single(0, referenceId));
  }

  private void stream(RoutingContext request, User caller) {
    var http = request.request();
    if (http.headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
      request.response().writeContinue();
    }
    http.exceptionHandler(e -> LOG.debugf("%s: a feed broke off: %s", caller, e));
    new FeedStream(
            http,
            request.vertx().getOrCreateContext(),
            new FeedReport(feed::accept),
            new FeedStream.Listener() {
              @Override
              public void ended(FeedReport report) {
                var reply = report.reply();
                LOG.debugf("%s: Feed: %s", caller, reply);
                answers.send(request, reply);
              }

              @Override
              public void failed(Throwable failure) {
                request.fail(failure);
              }
            })
        .read();
  }
}
