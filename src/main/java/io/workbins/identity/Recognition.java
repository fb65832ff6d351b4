package io.workbins.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.credential.PasswordCache;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Recognises callers ahead of Quarkus's authentication, where that needs no waiting: by a password
 * that was found right not long ago or, without one, by the session cookie.
 */
@Singleton
class Recognition {

  private static final int AHEAD_OF_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION + 6;

  private final PasswordCache checked;
  private final SignInCookie cookie;
  private final Directory directory;

  Recognition(PasswordCache checked, SignInCookie cookie, Directory directory) {
    this.checked = checked;
    this.cookie = cookie;
    this.directory = directory;
  }

  void register(@Observes Filters filters) {
    filters.register(this::recognise, AHEAD_OF_AUTHENTICATION);
  }

  private void recognise(RoutingContext request) {
    caller(request)
        .ifPresent(user -> QuarkusHttpUser.setIdentity(new AuthenticatedUser(user), request));
    request.next();
  }

  private Optional<User> caller(RoutingContext request) {
    return BasicCredentials.header(request.request())
        .map(header -> lookup(request, header))
        .orElseGet(() -> cookie.user(request));
  }

  private Optional<User> lookup(RoutingContext request, String header) {
    var user =
        BasicCredentials.parse(header)
            .flatMap(
                given -> checked.lookup(given.userName(), given.password(), directory.revision()));
    user.ifPresent(known -> cookie.giveIfNeeded(request, known));
    return user;
  }
}
