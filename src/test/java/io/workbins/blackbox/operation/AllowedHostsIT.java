package io.workbins.blackbox.operation;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links and own origins by the host of a request, with {@code workbins.allowed-hosts}. */
@QuarkusIntegrationTest
class AllowedHostsIT {

  private static final String HOSTS =
      "workbins.allowed-hosts=gws.example.com,other.example.com:8443,tls.example.com:443,[::1]";

  private static ServiceProcess direct;
  private static ServiceProcess proxied;

  @BeforeAll
  static void start() throws IOException {
    direct = ServiceProcess.start("quarkus.profile=sandbox", HOSTS);
    proxied =
        ServiceProcess.start(
            "quarkus.profile=sandbox",
            HOSTS,
            "quarkus.http.proxy.proxy-address-forwarding=true",
            "quarkus.http.proxy.enable-forwarded-host=true");
    direct.ready();
    proxied.ready();
  }

  @AfterAll
  static void stop() {
    direct.close();
    proxied.close();
  }

  @ParameterizedTest
  @CsvSource({
    "gws.example.com, http://gws.example.com",
    "GWS.example.com, http://gws.example.com",
    "gws.example.com:80, http://gws.example.com",
    "gws.example.com:8080, http://gws.example.com:8080",
    "gws.example.com:, http://gws.example.com",
    "other.example.com:8443, http://other.example.com:8443",
    "[::1]:8080, http://[::1]:8080",
    "other.example.com, ''",
    "other.example.com:8444, ''",
    "tls.example.com, ''",
    "gws.example.com.evil.example, ''",
    "evil.gws.example.com, ''",
    "localhost, ''",
    "127.0.0.1, ''",
  })
  void linksHaveAnAllowedHostOrNone(String host, String origin) throws Exception {
    assertThat(me(direct, "HTTP/1.1", "Host: " + host))
        .contains("\"uri\":\"" + origin + "/api/v2/users/");
  }

  @ParameterizedTest
  @CsvSource({
    "gws.example.com, https, https://gws.example.com",
    "tls.example.com, https, https://tls.example.com",
    "tls.example.com, http, ''",
    "evil.example, https, ''",
    "'', https, ''",
  })
  void theForwardedHostIsTheHost(String host, String scheme, String origin) throws Exception {
    var forwarded = "X-Forwarded-Host: %s\r\nX-Forwarded-Proto: %s".formatted(host, scheme);

    assertThat(me(proxied, "HTTP/1.0", "Host: gws.example.com\r\n" + forwarded))
        .contains("\"uri\":\"" + origin + "/api/v2/users/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X-Any: a", "Host:", "X-Forwarded-Port: 8443", "X-Forwarded-Proto: https"})
  void aRequestWithoutAHostGetsLinksWithoutAHost(String lines) throws Exception {
    assertThat(me(direct, "HTTP/1.0", lines)).contains("\"uri\":\"/api/v2/users/");
    assertThat(me(proxied, "HTTP/1.0", lines)).contains("\"uri\":\"/api/v2/users/");
  }

  @Test
  void withoutTheSettingAProxiedRequestWithoutAHostGetsLinksWithoutAHost() throws Exception {
    try (var service =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                "quarkus.http.proxy.proxy-address-forwarding=true",
                "quarkus.http.proxy.enable-forwarded-host=true")
            .ready()) {
      for (var lines : new String[] {"X-Any: a", "X-Forwarded-Port: 8443", "X-Forwarded-Host:"}) {
        assertThat(me(service, "HTTP/1.0", lines)).as(lines).contains("\"uri\":\"/api/v2/users/");
      }
    }
  }

  /** The page of evil.example has made its name resolve to the address of the service. */
  @Test
  void aReboundHostIsNotTheOwnOrigin() throws Exception {
    assertThat(post(direct, "evil.example", "http://evil.example")).startsWith("HTTP/1.1 403 ");
    assertThat(post(direct, "localhost:8080", "http://localhost:8080")).startsWith("HTTP/1.1 403 ");
    assertThat(post(direct, "gws.example.com", "http://evil.example")).startsWith("HTTP/1.1 403 ");
    assertThat(post(direct, "gws.example.com", "http://gws.example.com"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aReboundHostIsNotTheOwnOriginWithAnExternalUrl() throws Exception {
    try (var service =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                HOSTS,
                "workbins.external-url=https://public.example.com/api/v2")
            .ready()) {
      assertThat(post(service, "evil.example", "http://evil.example")).startsWith("HTTP/1.1 403 ");
      assertThat(post(service, "evil.example", "https://public.example.com"))
          .startsWith("HTTP/1.1 200 ");
      assertThat(me(service, "HTTP/1.1", "Host: gws.example.com"))
          .contains("\"uri\":\"https://public.example.com/api/v2/users/");
    }
  }

  private static String me(ServiceProcess service, String version, String lines)
      throws IOException {
    return exchange(
        service,
        "GET /api/v2/me %s\r\nAuthorization: %s\r\nConnection: close\r\n%s\r\n\r\n"
            .formatted(version, Desktop.basic(AGENT_1), lines));
  }

  /** A command with the cookie of the user. */
  private static String post(ServiceProcess service, String host, String origin)
      throws IOException {
    var me = me(service, "HTTP/1.1", "Host: " + host);
    int start = me.indexOf("JSESSIONID=");
    var cookie = me.substring(start, me.indexOf(';', start));
    return exchange(
        service,
        """
        POST /api/v2/me/workbins/%s HTTP/1.1
        Host: %s
        Origin: %s
        Cookie: %s
        Connection: close
        Content-Type: application/json
        Content-Length: %d

        """
                .formatted(WORKBIN, host, origin, cookie, SUBSCRIBE.length())
                .replace("\n", "\r\n")
            + SUBSCRIBE);
  }

  private static String exchange(ServiceProcess service, String request) throws IOException {
    try (var socket = new Socket("localhost", service.port())) {
      socket.setSoTimeout(Desktop.TIMEOUT_SECONDS * 1_000);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
