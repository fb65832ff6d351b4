package io.workbins.identity;

import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.ApiPath;
import io.workbins.http.RequestOrigin;
import io.workbins.identity.signin.SignIn;
import io.workbins.identity.signin.SignInToken;
import io.workbins.identity.signin.SignInTokenCipher;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The cookie {@code JSESSIONID}, which carries a sign-in token. */
@Singleton
public class SignInCookie {

  private static final String NAME = "JSESSIONID";

  private final SignInTokenCipher cipher;
  private final SignInService signIns;

  SignInCookie(SignInTokenCipher cipher, SignInService signIns) {
    this.cipher = cipher;
    this.signIns = signIns;
  }

  /**
   * The token of a request's first cookie whose sign-in has not ended; empty if there is none.
   * Other programs on the host may set a cookie of this name too: cookies do not distinguish ports.
   */
  Optional<SignInToken> token(RoutingContext ctx) {
    return ctx.request().headers().getAll(HttpHeaders.COOKIE).stream()
        .flatMap(header -> ServerCookieDecoder.STRICT.decodeAll(header).stream())
        .filter(cookie -> cookie.name().equals(NAME))
        .flatMap(cookie -> cipher.decrypt(cookie.value()).stream())
        .filter(token -> signIns.user(token.signIn()).isPresent())
        .filter(token -> mayDisconnect(ctx) || !signIns.isEnding(token.signIn()))
        .findFirst();
  }

  private static boolean mayDisconnect(RoutingContext ctx) {
    return ctx.request().method().equals(HttpMethod.POST)
        && ctx.normalizedPath().startsWith(ApiPath.NOTIFICATIONS);
  }

  /**
   * Adds a cookie to the reply, unless the request has one of the same user that ends with the
   * credentials of the request.
   *
   * @return the user with the sign-in of the cookie
   */
  public AuthenticatedUser add(RoutingContext ctx, AuthenticatedUser verified) {
    var token =
        token(ctx)
            .filter(t -> signIns.isLike(t.signIn(), verified.signIn()))
            .filter(t -> !signIns.isEnding(t.signIn()));
    if (token.isPresent()) {
      renewIfDue(ctx, token.get());
      return new AuthenticatedUser(verified.user(), token.get().signIn());
    }
    set(ctx, of(verified.signIn()));
    return verified;
  }

  /** Adds a new cookie to the reply if the token of the request is due for renewal. */
  void renewIfDue(RoutingContext ctx, SignInToken token) {
    if (cipher.isDueForRenewal(token) && !signIns.isEnding(token.signIn())) {
      set(ctx, of(token.signIn()));
    }
  }

  /** Makes the client delete its cookie. */
  public void clear(RoutingContext ctx) {
    ctx.response().headers().remove(HttpHeaders.SET_COOKIE);
    set(ctx, NAME + "=; Max-Age=0");
  }

  /** A cookie of this sign-in, without attributes: the value of a {@code Cookie} header. */
  public String of(SignIn signIn) {
    return NAME + "=" + cipher.encrypt(signIn);
  }

  private static void set(RoutingContext ctx, String cookie) {
    var attributes =
        Cookie.cookie(NAME, "")
            .setPath("/")
            .setHttpOnly(true)
            .setSameSite(CookieSameSite.LAX)
            .setSecure(RequestOrigin.isSecure(ctx))
            .encode()
            .substring(NAME.length() + 1);
    // a plain header: Vert.x does not write the cookies of an upgrade response
    ctx.response().headers().add(HttpHeaders.SET_COOKIE, cookie + attributes);
  }
}
