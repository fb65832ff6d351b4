package io.workbins.http.origin;

import io.workbins.http.Authority;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks origins in settings: browsers send them in one form only (RFC 6454, section 6.2). */
public final class WebOrigin {

  static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]|^$");

  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");

  /** Schemes that no page has which could send a request. */
  private static final Set<String> FOREIGN_SCHEMES = Set.of("ws", "wss", "ftp", "file");

  private WebOrigin() {}

  /**
   * Checks that a browser can send this origin.
   *
   * @return the origin
   * @throws InvalidSettingException if no browser sends it, or pages of any site can
   */
  public static String check(String setting, String origin) {
    fault(origin)
        .ifPresent(
            reason -> {
              throw new InvalidSettingException(setting, origin, reason);
            });
    return origin;
  }

  private static Optional<String> fault(String origin) {
    if (BLANK.matcher(origin).find()) {
      return Optional.of("an origin must not have blanks");
    }
    if (origin.contains("*")) {
      return Optional.of("there are no wildcards, each origin must be named");
    }
    if (origin.equals("null")) {
      return Optional.of("any site can send a request with this origin, from a sandboxed frame");
    }
    if (!origin.equals(origin.toLowerCase(Locale.ROOT))) {
      return Optional.of("an origin must be in lower case, as browsers send it");
    }
    var parts = origin.split("://", 2);
    if (parts.length < 2 || !SCHEME.matcher(parts[0]).matches()) {
      return Optional.of("an origin must start with a scheme, such as https://");
    }
    return FOREIGN_SCHEMES.contains(parts[0])
        ? Optional.of("an origin must have the scheme of the page, https or http")
        : fault(parts[0], parts[1]);
  }

  private static Optional<String> fault(String scheme, String authority) {
    if (authority.contains("@")) {
      return Optional.of("an origin must not have user info");
    }
    if (authority.contains("?") || authority.contains("#")) {
      return Optional.of("an origin must not have a query or fragment");
    }
    if (authority.contains("/")) {
      return Optional.of("an origin must not have a path or a slash at the end");
    }
    var parsed = Authority.parse(authority);
    if (parsed.isEmpty()) {
      return Optional.of(
          "an origin must have a host in ASCII, and a port from 1 to 65535 if it has one");
    }
    var sent = parsed.get().withoutDefaultPort(scheme).toString();
    return authority.equals(sent)
        ? Optional.empty()
        : Optional.of("browsers send this origin as %s://%s".formatted(scheme, sent));
  }
}
