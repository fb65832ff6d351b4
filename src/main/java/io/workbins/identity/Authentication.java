package io.workbins.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.credential.PasswordCache;
import io.workbins.identity.credential.PasswordVerifier;
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

  private final PasswordCache checked;
  private final PasswordVerifier passwords;
  private final SignInCookie cookie;
  private final Directory directory;

  Authentication(
      PasswordCache checked, PasswordVerifier passwords, SignInCookie cookie, Directory directory) {
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
      return Uni.createFrom().item(new AuthenticatedUser(recognised.get()));
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
              return new AuthenticatedUser(user.get());
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
    // before the check: what an older revision let in is not remembered for a newer one
    long revision = directory.revision();
    var user = passwords.check(credentials.userName(), credentials.password());
    user.ifPresent(u -> checked.remember(u, credentials.password(), revision));
    return user;
  }
}
