package io.workbins.identity;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The user name and password of Basic authentication (RFC 7617). {@code toString} does not show the
 * password.
 *
 * @param userName the name, without a colon
 * @param password the password, possibly empty ({@code workbins-api.md} section 8.1)
 */
record BasicCredentials(String userName, String password) {

  private static final String SCHEME = "basic ";

  /** The {@code Authorization} header with the Basic scheme, unparsed; empty if there is none. */
  static Optional<String> header(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(BasicCredentials::isBasic);
  }

  /** Whether a header has the Basic scheme, even if its credentials are malformed. */
  static boolean isBasic(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** Parses a header with the Basic scheme; empty if its credentials are malformed. */
  static Optional<BasicCredentials> parse(String authorization) {
    try {
      var bytes = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).trim());
      var text = text(bytes);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** UTF-8, else ISO-8859-1, which older clients and {@code btoa} of browsers send. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public String toString() {
    return userName;
  }
}
