package io.workbins.identity;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A user name and a password as Basic authentication sends them (RFC 7617). Printing one shows no
 * password.
 *
 * @param userName the name, without a colon
 * @param password the password, possibly empty ({@code workbins-api.md} section 8.1)
 */
record BasicCredentials(String userName, String password) {

  private static final String SCHEME = "basic ";

  /** The header of a request that is of the Basic scheme, well-formed or not, if it has one. */
  static Optional<String> header(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(BasicCredentials::isIn);
  }

  /** Whether a header is of the Basic scheme at all. */
  static boolean isIn(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** The credentials of a header of the Basic scheme, unless it is malformed. */
  static Optional<BasicCredentials> parse(String authorization) {
    try {
      var bytes = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).trim());
      var text = new String(bytes, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return userName;
  }
}
