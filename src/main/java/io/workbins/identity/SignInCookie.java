package io.workbins.identity;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import io.workbins.identity.signin.SignInTokenCache;
import io.workbins.identity.signin.SignInTokenCipher;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The cookie {@code JSESSIONID}: taken instead of a password after the first authenticated reply.
 */
@Singleton
public class SignInCookie {

  private static final String NAME = "JSESSIONID";

  private final SignInTokenCipher seal;
  private final SignInTokenCache tokens;
  private final Directory directory;
  private final String attributes = attributes(false);
  private final String secureAttributes = attributes(true);

  SignInCookie(SignInTokenCipher seal, SignInTokenCache tokens, Directory directory) {
    this.seal = seal;
    this.tokens = tokens;
    this.directory = directory;
  }

  /**
   * Who the cookie of this request says is calling, if it has one that is still good. Renews it
   * when it is due.
   */
  Optional<User> user(RoutingContext request) {
    return session(request)
        .flatMap(
            session -> {
              var user = directory.user(session.userId());
              if (user.isPresent() && seal.isDueForRenewal(session)) {
                give(request, user.get());
              }
              return user;
            });
  }

  /**
   * Gives the user a cookie with the reply to this request, unless the request came with a good one
   * of the same user.
   */
  void giveIfNeeded(RoutingContext request, User user) {
    var good =
        session(request)
            .filter(s -> s.userId().equals(user.id()) && !seal.isDueForRenewal(s))
            .isPresent();
    if (!good) {
      give(request, user);
    }
  }

  /** A cookie of this user, without attributes: as a request carries it, to another node too. */
  public String of(User user) {
    return NAME + "=" + tokens.of(user.id());
  }

  private Optional<SignInTokenCipher.Session> session(RoutingContext request) {
    return Optional.ofNullable(request.request().getCookie(NAME))
        .flatMap(cookie -> seal.open(cookie.getValue()));
  }

  private void give(RoutingContext request, User user) {
    boolean isSecure = "https".equals(request.request().scheme());
    // as a header, since Vert.x writes the cookies of a response, but not those of an upgrade
    request
        .response()
        .headers()
        .add(HttpHeaders.SET_COOKIE, of(user) + (isSecure ? secureAttributes : attributes));
  }

  /** What follows the token in a reply. The token needs no encoding, so this is done only once. */
  private static String attributes(boolean secure) {
    var cookie =
        Cookie.cookie(NAME, "")
            .setPath("/")
            .setHttpOnly(true)
            .setSameSite(CookieSameSite.LAX)
            .setSecure(secure);
    return cookie.encode().substring(NAME.length() + 1);
  }
}
