package io.workbins.identity.oidc;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.identity.SignInService;
import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.UserSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Finds the users of verified tokens: in the directory, or in their claims. */
@Singleton
final class TokenUsers {

  private static final Logger LOG = Logger.getLogger(TokenUsers.class);

  private final Directory directory;
  private final SignInService signIns;
  private final TokenClaims claims;

  TokenUsers(Directory directory, SignInService signIns, TokenClaims claims) {
    this.directory = directory;
    this.signIns = signIns;
    this.claims = claims;
  }

  /**
   * The user of a verified token. The sign-in ends with the token.
   *
   * @throws AuthenticationFailedException if the directory does not have the user, or the claims do
   *     not describe one
   */
  AuthenticatedUser user(SecurityIdentity verified) {
    if (!(verified.getPrincipal() instanceof JsonWebToken token)) {
      throw new AuthenticationFailedException();
    }
    var expiry = Instant.ofEpochSecond(token.getExpirationTime());
    try {
      return directory.userSource() == UserSource.CLAIMS
          ? claimed(token, expiry)
          : ofDirectory(token, expiry);
    } catch (InvalidClaimException e) {
      LOG.infof("Token refused: %s", e.getMessage());
      throw new AuthenticationFailedException(e);
    }
  }

  private AuthenticatedUser ofDirectory(JsonWebToken token, Instant expiry) {
    var name = claims.userName(token);
    var user =
        directory
            .account(name)
            .map(Account::user)
            .orElseThrow(() -> new InvalidClaimException("the directory has no user", name));
    return new AuthenticatedUser(user, signIns.begin(user, expiry));
  }

  private AuthenticatedUser claimed(JsonWebToken token, Instant expiry) {
    var signIn = signIns.begin(claims.user(token), expiry);
    var user = signIns.user(signIn).orElseThrow(AuthenticationFailedException::new);
    return new AuthenticatedUser(user, signIn);
  }
}
