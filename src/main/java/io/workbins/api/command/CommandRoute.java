package io.workbins.api.command;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.error.BodyType;
import io.workbins.api.error.JsonResponder;
import io.workbins.identity.Way;
import io.workbins.identity.directory.User;
import io.workbins.subscription.Owner;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Commands: a POST on one workbin or on several, in each URL form ({@code workbins-api.md} section
 * 2); the body says what is asked for. A route beside JAX-RS, since all that Quarkus does around a
 * resource method takes longer than a command.
 */
@Singleton
public final class CommandRoute {

  private static final List<String> FORMS =
      List.of("/api/v2/me/workbins", "/api/v2/workbins", "/api/v2/users/:userId/workbins");

  private final CommandService commands;
  private final OwnerResolver owners;
  private final JsonResponder answers;

  CommandRoute(CommandService commands, OwnerResolver owners, JsonResponder answers) {
    this.commands = commands;
    this.owners = owners;
    this.answers = answers;
  }

  void register(@Observes Router router) {
    for (var form : FORMS) {
      Way.ROUTE.lead(() -> router.post(form), checked(this::several));
      Way.ROUTE.lead(() -> router.post(form + "/:workbinId"), checked(this::one));
    }
  }

  private static Handler<RoutingContext> checked(Handler<RoutingContext> handler) {
    return request -> {
      if (!isJson(BodyType.of(request))) {
        request.fail(415);
      } else if (!takesJson(request)) {
        request.fail(406);
      } else {
        handler.handle(request);
      }
    };
  }

  /** Samples of the API print no header ({@code workbins-api.md} sections 2.2 to 2.6). */
  private static boolean isJson(String bodyType) {
    return bodyType.equals(BodyType.JSON) || bodyType.equals(BodyType.NONE);
  }

  private static boolean takesJson(RoutingContext request) {
    var ranges = request.request().headers().getAll(HttpHeaders.ACCEPT);
    return ranges.isEmpty()
        || ranges.contains("*/*")
        || request.parsedHeaders().accept().stream().anyMatch(CommandRoute::hasJson);
  }

  private static boolean hasJson(MIMEHeader range) {
    return Set.of("*", "application").contains(range.component())
        && Set.of("*", "json").contains(range.subComponent());
  }

  private void one(RoutingContext request) {
    var call = Call.of(request);
    var outcome =
        commands.executeOne(
            call, request.pathParam("workbinId"), () -> owner(request, call.caller()));
    answers.send(request, outcome, CommandReply.Single::of);
  }

  private void several(RoutingContext request) {
    var call = Call.of(request);
    var outcome =
        commands.executeSeveral(
            call, request.queryParam("workbinIds"), () -> owner(request, call.caller()));
    answers.send(request, outcome, CommandReply.Multiple::of);
  }

  /**
   * Whose workbins it is about: those of the user in the path or of the group in the query, and the
   * caller's own where there is neither.
   */
  private Owner owner(RoutingContext request, User caller) {
    var userId = request.pathParam("userId");
    var agentGroup = query(request, "agentGroup");
    var placeGroup = query(request, "placeGroup");
    return userId == null
        ? owners.own(caller, agentGroup, placeGroup)
        : owners.ofUser(caller, userId, agentGroup, placeGroup);
  }

  private static @Nullable String query(RoutingContext request, String name) {
    if (request.request().query() == null) {
      return null;
    }
    var values = request.queryParam(name);
    return values.isEmpty() ? null : values.get(0);
  }
}
