package io.workbins.blackbox.operation;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.PASSWORD;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.ServiceProcess;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** The service behind a proxy that terminates TLS. */
@QuarkusIntegrationTest
class ProxyIT {

  @Test
  void behindATlsProxyCookiesAreSecureAndUrisAreThoseOfTheProxy() throws Exception {
    try (var process =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                "quarkus.http.proxy.proxy-address-forwarding=true",
                "quarkus.http.proxy.enable-forwarded-host=true")
            .ready()) {
      var url = "http://localhost:" + process.port() + "/api/v2";

      var me = proxied().get(url + "/me");
      var handshake = proxied().body("[" + Bayeux.HANDSHAKE + "]").post(url + "/notifications");

      assertThat(me.detailedCookie("JSESSIONID").isSecured()).isTrue();
      assertThat(handshake.detailedCookie("BAYEUX_BROWSER").isSecured()).isTrue();
      assertThat(me.jsonPath().getString("user.uri"))
          .startsWith("https://gws.example.com/api/v2/users/");
    }
  }

  /** Traefik forwards {@code wss} with an upgrade. */
  @Test
  void aForwardedWssIsTls() throws Exception {
    try (var process =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                "quarkus.http.proxy.proxy-address-forwarding=true",
                "quarkus.http.proxy.enable-forwarded-host=true")
            .ready()) {
      var reply =
          RawHttp.upgrade()
              .at(process.port())
              .as(AGENT_1)
              .header("X-Forwarded-Proto", "wss")
              .header("X-Forwarded-Host", "gws.example.com")
              .header("Origin", "https://gws.example.com")
              .send();

      assertThat(reply.status()).isEqualTo(101);
      assertThat(reply.header("Set-Cookie")).contains("Secure");
    }
  }

  @Test
  void aRequestWithoutAHostGetsLinksWithoutAHost() throws Exception {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      var request =
          "GET /api/v2/me HTTP/1.0\r\nAuthorization: %s\r\n\r\n".formatted(Desktop.basic(AGENT_1));
      socket.getOutputStream().write(request.getBytes(US_ASCII));

      var reply = new String(socket.getInputStream().readAllBytes(), UTF_8);

      assertThat(reply)
          .startsWith("HTTP/1.")
          .contains(" 200 ")
          .contains("\"uri\":\"/api/v2/users/");
    }
  }

  @Test
  void headersOfAnUntrustedProxyAreIgnored() throws Exception {
    try (var process =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                "quarkus.http.proxy.proxy-address-forwarding=true",
                "quarkus.http.proxy.enable-forwarded-host=true",
                "quarkus.http.proxy.trusted-proxies=192.0.2.1")
            .ready()) {
      var url = "http://localhost:" + process.port() + "/api/v2/me";

      assertThat(proxied().get(url).jsonPath().getString("user.uri"))
          .startsWith(url.replace("/me", ""));
    }
  }

  @Test
  void linksStartWithTheExternalUrl() throws Exception {
    try (var process =
        ServiceProcess.start(
                "quarkus.profile=sandbox", "workbins.external-url=https://gws.example.com/api/v2/")
            .ready()) {
      var me = given().auth().preemptive().basic(AGENT_1, PASSWORD);

      assertThat(
              me.get("http://localhost:" + process.port() + "/api/v2/me")
                  .jsonPath()
                  .getString("user.uri"))
          .startsWith("https://gws.example.com/api/v2/users/");
    }
  }

  private static RequestSpecification proxied() {
    return given()
        .auth()
        .preemptive()
        .basic(AGENT_1, PASSWORD)
        .contentType(ContentType.JSON)
        .header("X-Forwarded-Proto", "https")
        .header("X-Forwarded-Host", "gws.example.com");
  }
}
