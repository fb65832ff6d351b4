package io.workbins.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.ApiPath;
import io.workbins.http.RequestPipeline;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Looks up the user of a request again when its body has been read: a client can send a body
 * slowly, and the user may have lost roles, or the sign-in, meanwhile.
 */
@Singleton
final class CurrentUserFilter {

  private final SignInService signIns;

  CurrentUserFilter(SignInService signIns) {
    this.signIns = signIns;
  }

  void register(@Observes Router router) {
    RequestPipeline.CURRENT_USER.place(router.post(ApiPath.ROOT + "/*")).handler(this::handle);
  }

  private void handle(RoutingContext ctx) {
    AuthenticatedUser.of(ctx).ifPresentOrElse(caller -> replace(ctx, caller), ctx::next);
  }

  private void replace(RoutingContext ctx, AuthenticatedUser caller) {
    var current = signIns.user(caller.signIn());
    if (current.isEmpty()) {
      ctx.fail(new UnauthorizedException());
      return;
    }
    if (!current.get().equals(caller.user())) {
      QuarkusHttpUser.setIdentity(new AuthenticatedUser(current.get(), caller.signIn()), ctx);
    }
    ctx.next();
  }
}
