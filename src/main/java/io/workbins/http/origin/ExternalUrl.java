package io.workbins.http.origin;

import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.workbins.http.ApiPath;
import io.workbins.http.Authority;
import io.workbins.http.RequestOrigin;
import io.workbins.http.RequestPipeline;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The URL of the API as clients see it, if {@code workbins.external-url} is set. If it is {@code
 * https}, all requests count as requests over TLS. Created at startup, so that an invalid setting
 * fails early.
 */
@Singleton
@Startup
public final class ExternalUrl {

  private static final String SETTING = "workbins.external-url";
  private static final String HTTPS = "https://";
  private static final Pattern URL =
      Pattern.compile("(?<scheme>[^:/?#]+)://(?<authority>[^/?#]*)(?<path>.*)");

  /** Segments of unreserved characters, delimiters and escapes; none is a dot segment. */
  private static final Pattern PATH =
      Pattern.compile("(/(?!\\.{1,2}(/|$))([\\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)+");

  private final Optional<Parts> url;

  /**
   * The parts of a valid URL: an origin as browsers send it, and a path without a slash at the end.
   */
  private record Parts(String origin, String path) {}

  ExternalUrl(ExternalUrlConfig config) {
    this.url = config.url().map(ExternalUrl::parse);
  }

  void register(@Observes Filters filters) {
    if (url.filter(parts -> parts.origin().startsWith(HTTPS)).isPresent()) {
      RequestPipeline.EXTERNAL_URL.filter(
          filters,
          ctx -> {
            RequestOrigin.setSecure(ctx);
            ctx.next();
          });
    }
  }

  /** The URL, without a slash at the end. */
  public Optional<String> url() {
    return url.map(parts -> parts.origin() + parts.path());
  }

  /** Whether an origin is that of the URL. */
  public boolean isOrigin(String origin) {
    return url.filter(parts -> parts.origin().equalsIgnoreCase(origin)).isPresent();
  }

  private static Parts parse(String url) {
    if (WebOrigin.BLANK.matcher(url).find()) {
      throw invalid(url, "it must not have blanks");
    }
    var parts = URL.matcher(url);
    if (!parts.matches()) {
      throw invalid(url, "it must start with https:// or http://");
    }
    var scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
    if (Authority.defaultPort(scheme) < 0) {
      throw invalid(url, "it must start with https:// or http://");
    }
    if (parts.group("authority").contains("@")) {
      throw invalid(url, "it must not have user info");
    }
    var authority =
        Authority.parse(parts.group("authority"))
            .orElseThrow(
                () ->
                    invalid(
                        url,
                        "it must have a host in ASCII, and a port from 1 to 65535 if it has one"));
    return new Parts(
        scheme + "://" + authority.withoutDefaultPort(scheme), path(url, parts.group("path")));
  }

  private static String path(String url, String path) {
    if (path.contains("?") || path.contains("#")) {
      throw invalid(url, "it must not have a query or fragment");
    }
    var stripped = path.replaceFirst("/+$", "");
    if (!stripped.endsWith(ApiPath.ROOT)) {
      throw invalid(url, "it must end in " + ApiPath.ROOT);
    }
    if (!PATH.matcher(stripped).matches()) {
      throw invalid(url, "its path must have no empty or dot segments and no special characters");
    }
    return stripped;
  }

  private static InvalidSettingException invalid(String url, String reason) {
    return new InvalidSettingException(SETTING, url, reason);
  }
}
