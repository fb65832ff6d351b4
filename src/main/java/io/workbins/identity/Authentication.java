package io.workbins.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.credential.CheckedCredentials;
import io.workbins.identity.credential.PasswordCheck;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates by Basic credentials whoever was not recognised by {@link Recognition} ({@code
 * workbins-api.md} section 8.1). Wrong credentials fail the request even beside a good cookie.
 */
@Singleton
class Authentication implements HttpAuthenticationMechanism {

  private final CheckedCredentials checked;
  private final PasswordCheck passwords;
  private final SessionCookie cookie;
  private final Directory directory;

  Authentication(
      CheckedCredentials checked,
      PasswordCheck passwords,
      SessionCookie cookie,
      Directory directory) {
    this.checked = checked;
    this.passwords = passwords;
    this.cookie = cookie;
    this.directory = directory;
  }

  @Override
  public Uni<@Nullable SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager manager) {
    var recognised = Caller.of(request);
    if (recognised.isPresent()) {
      return Uni.createFrom().item(new UserIdentity(recognised.get()));
    }
    return BasicCredentials.header(request.request())
        .map(header -> check(request, header))
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  /**
   * Nothing: live servers answer 403 without saying how to authenticate ({@code workbins-api.md}
   * section 8.1).
   */
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().item(new ChallengeData(403));
  }

  private Uni<@Nullable SecurityIdentity> check(RoutingContext request, String header) {
    return BasicCredentials.parse(header)
        .map(credentials -> user(request, credentials))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
        .map(
            user -> {
              cookie.giveIfNeeded(request, user.orElseThrow(AuthenticationFailedException::new));
              return new UserIdentity(user.get());
            });
  }

  private Uni<Optional<User>> user(RoutingContext request, BasicCredentials credentials) {
    if (!passwords.isSlow()) {
      return Uni.createFrom().item(() -> check(credentials));
    }
    return Uni.createFrom()
        .completionStage(
            request.vertx().executeBlocking(() -> check(credentials), false).toCompletionStage());
  }

  private Optional<User> check(BasicCredentials credentials) {
    // before the check: what an older edition let in is not remembered for a newer one
    long edition = directory.edition();
    var user = passwords.check(credentials.userName(), credentials.password());
    user.ifPresent(u -> checked.remember(u, credentials.password(), edition));
    return user;
  }
}
