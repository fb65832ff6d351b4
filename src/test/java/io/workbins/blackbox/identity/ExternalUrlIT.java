package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code workbins.external-url} without trust in a proxy: the service sees plain HTTP and the host
 * that the proxy uses.
 */
@QuarkusIntegrationTest
class ExternalUrlIT {

  private static final String OWN = "/api/v2/me/workbins/" + WORKBIN;
  private static final String EXTERNAL = "https://gws.example.com";

  private static ServiceProcess service;

  @BeforeAll
  static void start() throws IOException {
    service =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                "workbins.external-url=HTTPS://GWS.example.com:443/api/v2/")
            .ready();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void allCookiesAreSecure() throws Exception {
    var handshake =
        RawHttp.post("/api/v2/notifications", "[" + Bayeux.HANDSHAKE + "]")
            .at(service.port())
            .as(AGENT_1)
            .json()
            .send();

    assertThat(handshake.headers().get("Set-Cookie"))
        .hasSize(2)
        .allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
    assertThat(me().header("Set-Cookie")).contains("JSESSIONID=", "; Secure");
    assertThat(upgrade(EXTERNAL).header("Set-Cookie")).contains("JSESSIONID=", "; Secure");
  }

  @Test
  void cookiesOfAnExternalUrlWithoutTlsAreNotSecure() throws Exception {
    try (var plain =
        ServiceProcess.start(
                "quarkus.profile=sandbox", "workbins.external-url=http://gws.example.com/api/v2")
            .ready()) {
      var reply = RawHttp.get("/api/v2/me").at(plain.port()).as(AGENT_1).send();

      assertThat(reply.header("Set-Cookie")).contains("JSESSIONID=").doesNotContain("Secure");
      assertThat(reply.body()).contains("\"http://gws.example.com/api/v2/users/");
    }
  }

  @Test
  void linksHaveTheNormalizedUrl() throws Exception {
    assertThat(me().json().getString("user.uri")).startsWith(EXTERNAL + "/api/v2/users/");
  }

  @Test
  void theOriginOfTheUrlIsOwn() throws Exception {
    assertThat(post(EXTERNAL).status()).isEqualTo(200);
    assertThat(upgrade(EXTERNAL).status()).isEqualTo(101);
  }

  @Test
  void theOriginOfTheRequestIsOwnToo() throws Exception {
    assertThat(post("http://localhost:" + service.port()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://gws.example.com",
        "https://gws.example.com:8443",
        "https://gws.example.com.evil.example",
        "https://evil.example",
        "https://localhost",
        "null",
      })
  void otherOriginsAreForeign(String origin) throws Exception {
    post(origin).refused(403, 3);
    upgrade(origin).refused(403, 3);
  }

  @Test
  void headersOfAProxyChangeNothing() throws Exception {
    var reply =
        request("POST", OWN)
            .body(SUBSCRIBE)
            .json()
            .header("Cookie", cookie())
            .header("Origin", EXTERNAL)
            .header("X-Forwarded-Host", "other.example.com")
            .header("X-Forwarded-Proto", "http")
            .header("Forwarded", "host=other.example.com;proto=http")
            .send();

    assertThat(reply.status()).isEqualTo(200);
  }

  private static RawHttp.Reply post(String origin) throws IOException {
    return request("POST", OWN)
        .body(SUBSCRIBE)
        .json()
        .header("Cookie", cookie())
        .header("Origin", origin)
        .send();
  }

  private static RawHttp.Reply upgrade(String origin) throws IOException {
    return request("GET", "/api/v2/notifications")
        .as(AGENT_1)
        .header("Upgrade", "websocket")
        .header("Connection", "Upgrade")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
        .header("Origin", origin)
        .send();
  }

  private static String cookie() throws IOException {
    return me().header("Set-Cookie").split(";", 2)[0];
  }

  private static RawHttp.Reply me() throws IOException {
    return request("GET", "/api/v2/me").as(AGENT_1).send();
  }

  private static RawHttp request(String method, String path) {
    return RawHttp.request(method, path).at(service.port());
  }
}
