package io.workbins.blackbox.identity;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.specification.RequestSpecification;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.TestDirectory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authentication by password and cookie, allowed origins, and features. */
@QuarkusIntegrationTest
@TestProfile(TestDirectory.class)
class AuthenticationIT {

  private static final String ME = "/api/v2/me";
  private static final String OWN = "/api/v2/me/workbins/" + WORKBIN;
  private static final String ALLOWED = "https://desktop.example.com";
  private static final String FOREIGN = "https://evil.example.com";

  @Test
  void theFirstAuthenticatedReplySetsTheCookie() {
    var cookie = as(AGENT_1).get(ME).detailedCookie("JSESSIONID");

    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.isSecured()).as("Secure only over TLS").isFalse();
  }

  @Test
  void theCookieAloneIsAcceptedOverRest() {
    assertThat(withCookie(cookie()).get(ME).jsonPath().getString("user.userName"))
        .isEqualTo(AGENT_1);
    assertThat(withCookie(cookie()).body(SUBSCRIBE).post(OWN).statusCode()).isEqualTo(200);
  }

  @Test
  void theCookieAloneIsAcceptedOverLongPolling() {
    var reply =
        withCookie(cookie())
            .body("[" + Bayeux.HANDSHAKE + "]")
            .post("/api/v2/notifications/handshake");

    assertThat(reply.jsonPath().getBoolean("[0].successful")).isTrue();
    var browser = reply.detailedCookie("BAYEUX_BROWSER");
    assertThat(browser.isHttpOnly()).isTrue();
    assertThat(browser.getSameSite()).isEqualTo("Lax");
  }

  @Test
  void theCookieAloneIsAcceptedOnAnUpgrade() throws Exception {
    try (var socket = RawSocket.with(Map.of("Cookie", "JSESSIONID=" + cookie()))) {
      assertThat(socket.handshake()).isNotBlank();
    }
  }

  static Stream<List<String>> severalCookies() {
    var good = "JSESSIONID=%s";
    return Stream.of(
        List.of("Cookie: JSESSIONID=ABC.node1; " + good),
        List.of("Cookie: " + good + "; JSESSIONID=ABC.node1"),
        List.of("Cookie: JSESSIONID=ABC.node1", "Cookie: " + good),
        List.of("Cookie: " + good, "Cookie: JSESSIONID="),
        List.of("Cookie: a=b; JSESSIONID=\"\"", "Cookie: c=d; " + good + "; e=f"),
        List.of("Cookie: JSESSIONID=%%%%; $Version=1; ;=; " + good));
  }

  /** Other programs on the host set a cookie of the same name. */
  @ParameterizedTest
  @MethodSource("severalCookies")
  void theFirstValidCookieCounts(List<String> lines) throws Exception {
    var cookie = cookie();
    var headers = lines.stream().map(line -> line.formatted(cookie)).toList();

    RawHttp.get(ME).lines(headers).send().accepted();
    assertThat(RawHttp.upgrade().lines(headers).send().status()).isEqualTo(101);
  }

  @ParameterizedTest
  @MethodSource("severalCookies")
  void cookiesAreRefusedIfNoneIsValid(List<String> lines) throws Exception {
    var headers = lines.stream().map(line -> line.formatted("forged")).toList();

    RawHttp.get(ME).lines(headers).send().refused(403, 20);
    RawHttp.upgrade().lines(headers).send().refused(403, 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
  void aPasswordWithUmlautsIsAcceptedInBothEncodings(String charset) throws Exception {
    var credentials = "jörg:Grüße1".getBytes(charset);

    var reply =
        RawHttp.get(ME)
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .send();

    assertThat(reply.accepted().json().getString("user.userName")).isEqualTo("jörg");
  }

  @Test
  void anIdleCookieExpires() {
    var cookie = cookie();

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> withCookie(cookie).get(ME).statusCode() == 403);
  }

  @Test
  void aCookieInUseIsRenewed() {
    var cookie = cookie();

    await()
        .atMost(Duration.ofSeconds(2))
        .until(() -> withCookie(cookie).get(ME).getCookie("JSESSIONID") != null);
  }

  @Test
  void aForgedCookieIsRefused() {
    var cookie = cookie();
    var last = cookie.charAt(cookie.length() - 2) == 'A' ? 'B' : 'A';
    var changed =
        cookie.substring(0, cookie.length() - 2) + last + cookie.charAt(cookie.length() - 1);

    assertThat(withCookie(changed).get(ME).statusCode()).isEqualTo(403);
  }

  @Test
  void wrongCredentialsAreRefusedDespiteAValidCookie() {
    var both = withCookie(cookie()).auth().preemptive().basic(AGENT_1, "wrong");

    assertThat(both.get(ME).statusCode()).isEqualTo(403);
  }

  @Test
  void anotherSchemeDoesNotInvalidateTheCookie() {
    assertThat(withCookie(cookie()).header("Authorization", "Bearer token").get(ME).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aHashedPasswordIsVerified() {
    assertThat(as("hashed").get(ME).statusCode()).isEqualTo(200);
    assertThat(given().auth().preemptive().basic("hashed", "wrong").get(ME).statusCode())
        .isEqualTo(403);
    assertThat(as("hashed").get(ME).statusCode()).as("after a wrong password").isEqualTo(200);
  }

  @Test
  void aUserWithoutTheFeatureHasNoWorkbins() {
    var reply = as("voice").body(SUBSCRIBE).post(OWN);

    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(reply.jsonPath().getInt("statusCode")).isEqualTo(6);
    assertThat(as("voice").get(ME).statusCode())
        .as("resources without a required feature")
        .isEqualTo(200);
  }

  @Test
  void aSubfeatureOfMultimediaIsEnough() {
    assertThat(as("hashed").body(SUBSCRIBE).post(OWN).statusCode()).isEqualTo(200);
  }

  @Test
  void anyWorkbinIsKnownIfTheDirectoryListsNone() {
    assertThat(as(AGENT_1).body(SUBSCRIBE).post("/api/v2/me/workbins/any-at-all").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aPostWithACookieFromAForeignOriginIsRefused() {
    var reply = from(FOREIGN, withCookie(cookie())).body(SUBSCRIBE).post(OWN);

    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(reply.jsonPath().getInt("statusCode")).isEqualTo(3);
    assertThat(reply.jsonPath().getString("statusMessage")).contains("workbins.allowed-origins");
  }

  @Test
  void aPostWithACookieFromAnAllowedOriginIsAccepted() {
    for (var origin : new String[] {"http://localhost:" + RestAssured.port, ALLOWED}) {
      assertThat(from(origin, withCookie(cookie())).body(SUBSCRIBE).post(OWN).statusCode())
          .as(origin)
          .isEqualTo(200);
    }
  }

  @Test
  void aPostWithAPasswordIsAcceptedFromAnyOrigin() {
    assertThat(from(FOREIGN, as(AGENT_1)).body(SUBSCRIBE).post(OWN).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherSchemeDoesNotAllowAForeignOrigin() {
    var both = withCookie(cookie()).header("Authorization", "Bearer token");

    assertThat(from(FOREIGN, both).body(SUBSCRIBE).post(OWN).statusCode()).isEqualTo(403);
  }

  @Test
  void anUpgradeFromAForeignOriginIsRefusedEvenWithAPassword() {
    var authorization = Desktop.basic(AGENT_1);

    assertThat(RawSocket.upgradeStatus(Map.of("Authorization", authorization, "Origin", FOREIGN)))
        .isEqualTo(403);
    assertThat(RawSocket.upgradeStatus(Map.of("Authorization", authorization, "Origin", ALLOWED)))
        .isEqualTo(101);
    var own = "http://localhost:" + RestAssured.port;
    assertThat(RawSocket.upgradeStatus(Map.of("Authorization", authorization, "Origin", own)))
        .isEqualTo(101);
  }

  @Test
  void theCallerIsShownAsUserResource() {
    var reply = as(AGENT_1).get(ME).then().statusCode(200).extract().jsonPath();

    assertThat(reply.getInt("statusCode")).isZero();
    var id = "00000000000000000000000000000001";
    assertThat(reply.<String, Object>getMap("user"))
        .containsOnlyKeys(
            "id", "userName", "firstName", "lastName", "emailAddress", "roles", "uri", "path")
        .containsEntry("id", id)
        .containsEntry("userName", AGENT_1)
        .containsEntry("roles", java.util.List.of("ROLE_AGENT"))
        .containsEntry("uri", "http://localhost:" + RestAssured.port + "/api/v2/users/" + id)
        .containsEntry("path", "/users/" + id);
  }

  private static String cookie() {
    return as(AGENT_1).get(ME).getCookie("JSESSIONID");
  }

  private static RequestSpecification withCookie(String value) {
    return given().cookie("JSESSIONID", value).contentType(ContentType.JSON);
  }

  private static RequestSpecification from(String origin, RequestSpecification request) {
    return request.header(new Header("Origin", origin));
  }
}
