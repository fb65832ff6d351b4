package io.workbins.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import io.workbins.identity.credential.PasswordCache;
import io.workbins.identity.credential.PasswordVerifier;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Authenticates by user name and password. A cached password is looked up on the event loop; bcrypt
 * runs on a worker thread.
 */
@Singleton
final class PasswordIdentityProvider
    implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

  private final PasswordCache cache;
  private final PasswordVerifier verifier;
  private final Directory directory;
  private final SignInService signIns;

  PasswordIdentityProvider(
      PasswordCache cache, PasswordVerifier verifier, Directory directory, SignInService signIns) {
    this.cache = cache;
    this.verifier = verifier;
    this.directory = directory;
    this.signIns = signIns;
  }

  @Override
  public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
    return UsernamePasswordAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
    var userName = request.getUsername();
    var password = new String(request.getPassword().getPassword());
    var cached = cache.lookup(userName, password, directory.revision());
    if (cached.isPresent() || !verifier.isSlow()) {
      return Uni.createFrom().item(() -> identity(cached.or(() -> verify(userName, password))));
    }
    return context.runBlocking(() -> identity(verify(userName, password)));
  }

  private SecurityIdentity identity(Optional<User> verified) {
    var user = verified.orElseThrow(AuthenticationFailedException::new);
    return new AuthenticatedUser(user, signIns.begin(user));
  }

  private Optional<User> verify(String userName, String password) {
    // read before the check: a password of an older directory must not be cached for a newer one
    long revision = directory.revision();
    var user = verifier.check(userName, password);
    user.ifPresent(verified -> cache.remember(verified, password, revision));
    return user;
  }
}
