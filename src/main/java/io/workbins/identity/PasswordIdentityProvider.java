package io.workbins.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.workbins.http.connection.ClientAddress;
import io.workbins.identity.credential.Client;
import io.workbins.identity.credential.PasswordSignIn;
import io.workbins.identity.credential.TooManySignInsException;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Authenticates by user name and password. A refusal without a check is sent after a short pause,
 * which holds no thread: a client that tries again at once must not use the processor instead.
 */
@Singleton
final class PasswordIdentityProvider
    implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

  private static final long PAUSE_MILLIS = 100;

  private final PasswordSignIn signIn;
  private final SignInService signIns;
  private final Vertx vertx;

  PasswordIdentityProvider(PasswordSignIn signIn, SignInService signIns, Vertx vertx) {
    this.signIn = signIn;
    this.signIns = signIns;
    this.vertx = vertx;
  }

  @Override
  public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
    return UsernamePasswordAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
    var ctx = HttpSecurityUtils.getRoutingContextAttribute(request);
    var client = new Client(request.getUsername(), ClientAddress.of(ctx.request()));
    return signIn
        .signIn(client, new String(request.getPassword().getPassword()))
        .onFailure(TooManySignInsException.class)
        .call(this::pause)
        .map(user -> new AuthenticatedUser(user, signIns.begin(user)));
  }

  private Uni<Void> pause() {
    return Uni.createFrom()
        .completionStage(vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).toCompletionStage());
  }
}
