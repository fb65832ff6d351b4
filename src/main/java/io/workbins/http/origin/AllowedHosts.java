package io.workbins.http.origin;

import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import io.workbins.http.Authority;
import io.workbins.http.RequestOrigin;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts under which clients reach the service, if {@code workbins.allowed-hosts} is set. A
 * client can send any host, and by DNS rebinding a page can make a browser send that of the page.
 * Created at startup, so that an invalid setting fails early.
 */
@Singleton
@Startup
public final class AllowedHosts {

  private static final String SETTING = "workbins.allowed-hosts";

  private final Optional<Set<Authority>> hosts;

  AllowedHosts(AllowedHostsConfig config) {
    this.hosts =
        config
            .hosts()
            .map(texts -> texts.stream().map(AllowedHosts::parse).collect(Collectors.toSet()));
  }

  /** The origin of a request; empty if its host is missing or not allowed. */
  public Optional<RequestOrigin> origin(HttpServerRequest request) {
    return RequestOrigin.of(request).filter(this::isAllowed);
  }

  private boolean isAllowed(RequestOrigin origin) {
    return hosts.isEmpty()
        || hosts.get().stream()
            .anyMatch(
                allowed ->
                    allowed.host().equals(origin.authority().host())
                        && allowed.port().orElse(origin.port()) == origin.port());
  }

  private static Authority parse(String text) {
    if (WebOrigin.BLANK.matcher(text).find()) {
      throw new InvalidSettingException(SETTING, text, "a host must not have blanks");
    }
    if (text.contains("*")) {
      throw new InvalidSettingException(
          SETTING, text, "there are no wildcards, each host must be named");
    }
    if (!text.equals(text.toLowerCase(Locale.ROOT))) {
      throw new InvalidSettingException(SETTING, text, "a host must be in lower case");
    }
    return Authority.parse(text)
        .orElseThrow(
            () ->
                new InvalidSettingException(
                    SETTING,
                    text,
                    "it must be a host in ASCII or host:port, such as gws.example.com,"
                        + " gws.example.com:8443 or [::1], without a scheme or path"));
  }
}
