package io.workbins.identity;

import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.RequestOrigin;
import io.workbins.identity.directory.User;
import io.workbins.identity.signin.SignInToken;
import io.workbins.identity.signin.SignInTokenCache;
import io.workbins.identity.signin.SignInTokenCipher;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The cookie {@code JSESSIONID}, which carries a sign-in token. */
@Singleton
public class SignInCookie {

  private static final String NAME = "JSESSIONID";

  private final SignInTokenCipher cipher;
  private final SignInTokenCache tokens;
  private final String attributes = attributes(false);
  private final String secureAttributes = attributes(true);

  SignInCookie(SignInTokenCipher cipher, SignInTokenCache tokens) {
    this.cipher = cipher;
    this.tokens = tokens;
  }

  /**
   * The token of a request's first valid cookie; empty if there is none. Other programs on the host
   * may set a cookie of this name too: cookies do not distinguish ports.
   */
  Optional<SignInToken> token(RoutingContext ctx) {
    return ctx.request().headers().getAll(HttpHeaders.COOKIE).stream()
        .flatMap(header -> ServerCookieDecoder.STRICT.decodeAll(header).stream())
        .filter(cookie -> cookie.name().equals(NAME))
        .flatMap(cookie -> cipher.decrypt(cookie.value()).stream())
        .findFirst();
  }

  /** Adds a cookie to the reply, unless the request has a recent cookie of the same user. */
  void addIfNeeded(RoutingContext ctx, User user) {
    var isRecent =
        token(ctx)
            .filter(t -> t.userId().equals(user.id()) && !cipher.isDueForRenewal(t))
            .isPresent();
    if (!isRecent) {
      add(ctx, user);
    }
  }

  /** Adds a new cookie to the reply if the token of the request is due for renewal. */
  void renewIfDue(RoutingContext ctx, User user, SignInToken token) {
    if (cipher.isDueForRenewal(token)) {
      add(ctx, user);
    }
  }

  /** A cookie of this user, without attributes: the value of a request's {@code Cookie} header. */
  public String of(User user) {
    return NAME + "=" + tokens.of(user.id());
  }

  private void add(RoutingContext ctx, User user) {
    boolean isSecure = RequestOrigin.isSecure(ctx.request());
    // a plain header: Vert.x does not write the cookies of an upgrade response
    ctx.response()
        .headers()
        .add(HttpHeaders.SET_COOKIE, of(user) + (isSecure ? secureAttributes : attributes));
  }

  private static String attributes(boolean isSecure) {
    var cookie =
        Cookie.cookie(NAME, "")
            .setPath("/")
            .setHttpOnly(true)
            .setSameSite(CookieSameSite.LAX)
            .setSecure(isSecure);
    return cookie.encode().substring(NAME.length() + 1);
  }
}
