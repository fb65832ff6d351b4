package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.TestProvider.bearer;
import static io.workbins.blackbox.harness.TestProvider.claims;
import static io.workbins.blackbox.harness.TestProvider.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.ServiceProcess;
import io.workbins.blackbox.harness.TestProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bearer tokens of users of the directory. */
@QuarkusIntegrationTest
class OidcIT {

  private static final String ME = "/api/v2/me";
  private static final String COMMAND = ME + "/workbins/" + WORKBIN;
  private static final String FOREIGN = "https://evil.example.com";

  private static TestProvider provider;
  private static ServiceProcess service;

  @BeforeAll
  static void start() throws Exception {
    provider = TestProvider.start();
    service = start(provider);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
    provider.close();
  }

  static Stream<RawHttp> requests() {
    return Stream.of(
        RawHttp.get(ME),
        RawHttp.post(COMMAND, SUBSCRIBE).json(),
        RawHttp.post("/api/v2/notifications", "[" + Bayeux.HANDSHAKE + "]").json(),
        RawHttp.upgrade());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aTokenIsAcceptedWithEachKindOfRequestAndGivesACookie(RawHttp request) throws Exception {
    var reply = request.at(service.port()).header("Authorization", bearer(AGENT_1)).send();

    assertThat(reply.status()).isIn(200, 101);
    assertThat(reply.header("Set-Cookie"))
        .startsWith("JSESSIONID=")
        .containsIgnoringCase("HttpOnly");
  }

  @Test
  void theUserOfATokenIsThatOfTheDirectoryWithItsName() throws Exception {
    var reply = get(bearer(AGENT_2)).send().accepted();

    assertThat(reply.json().getString("user.userName")).isEqualTo(AGENT_2);
  }

  @Test
  void theSchemeMayHaveAnyCase() throws Exception {
    for (var scheme : new String[] {"bearer", "BEARER"}) {
      get(scheme + " " + signed(claims(AGENT_1))).send().accepted();
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void theCookieOfAFirstRequestIsSufficient(RawHttp request) throws Exception {
    var reply = request.at(service.port()).header("Cookie", cookie(bearer(AGENT_1))).send();

    assertThat(reply.status()).isIn(200, 101);
  }

  @Test
  void theSameTokenWithItsCookieGivesNoOtherCookie() throws Exception {
    var token = bearer(AGENT_1);

    var reply = get(token).header("Cookie", cookie(token)).send().accepted();

    assertThat(reply.header("Set-Cookie")).isEmpty();
  }

  @Test
  void aNewerTokenGivesANewCookie() throws Exception {
    var cookie = cookie(bearer(AGENT_1));

    var reply =
        get(bearer(claims(AGENT_1).expiresIn(600))).header("Cookie", cookie).send().accepted();

    assertThat(reply.header("Set-Cookie")).startsWith("JSESSIONID=");
  }

  static Stream<Arguments> badTokens() throws Exception {
    var good = signed(claims(AGENT_1));
    var parts = good.split("\\.", -1);
    return Stream.of(
        Arguments.of("another issuer", signed(claims(AGENT_1).issuer("https://evil.example.com"))),
        Arguments.of("another audience", signed(claims(AGENT_1).audience("another-service"))),
        Arguments.of("no audience", signed(claims(AGENT_1).remove("aud"))),
        Arguments.of("expired", signed(claims(AGENT_1).expiresAt(Instant.now().minusSeconds(1)))),
        Arguments.of("no signature of RS256", unsigned(parts[1], "RS256")),
        Arguments.of(
            "not yet valid",
            signed(claims(AGENT_1).claim("nbf", Instant.now().plusSeconds(3600).getEpochSecond()))),
        Arguments.of("no user name", signed(claims(AGENT_1).remove("preferred_username"))),
        Arguments.of("unknown user", signed(claims("nobody"))),
        Arguments.of("a text of several user names", signed(claims("agent1 agent2"))),
        Arguments.of(
            "another key with the same id", claims(AGENT_1).jws().keyId("1").sign(newKey())),
        Arguments.of(
            "a key that the provider does not have",
            claims(AGENT_1).jws().keyId("2").sign(newKey())),
        Arguments.of("the algorithm none", unsigned(parts[1], "none")),
        Arguments.of("no signature", parts[0] + "." + parts[1] + "."),
        Arguments.of(
            "a shared secret",
            claims(AGENT_1).jws().keyId("1").signWithSecret("0123456789abcdef0123456789abcdef")),
        Arguments.of("another text in the middle", parts[0] + ".e30." + parts[2]),
        Arguments.of("two parts", parts[0] + "." + parts[1]),
        Arguments.of("no token", ""),
        Arguments.of("garbage", "x"),
        Arguments.of("five parts", good + ".x.y"),
        Arguments.of("another token than a JWT", "AAAA"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void aBadTokenIsRefused(String what, String token) throws Exception {
    get("Bearer " + token).send().refused(403, 20);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aBadTokenIsRefusedWithEachKindOfRequestEvenWithAGoodCookie(RawHttp request)
      throws Exception {
    var reply =
        request
            .at(service.port())
            .header("Authorization", bearer(claims(AGENT_1).audience("another-service")))
            .header("Cookie", cookie(bearer(AGENT_1)))
            .send();

    reply.refused(403, 20);
    assertThat(reply.header("WWW-Authenticate")).isEmpty();
  }

  @Test
  void aCookieEndsWithItsToken() throws Exception {
    var cookie = cookie(bearer(claims(AGENT_1).expiresIn(4)));
    RawHttp.get(ME).at(service.port()).header("Cookie", cookie).send().accepted();

    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                RawHttp.get(ME).at(service.port()).header("Cookie", cookie).send().status() == 403);
  }

  @Test
  void aWebSocketEndsWithItsToken() throws Exception {
    var token = bearer(claims(AGENT_1).expiresIn(4));
    try (var socket = RawSocket.at(service.port(), Map.of("Authorization", token))) {
      socket.handshake();

      assertThat(socket.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void aForeignPageMayUseATokenButNotTheCookie() throws Exception {
    var command = RawHttp.post(COMMAND, SUBSCRIBE).json().at(service.port());
    var token = bearer(AGENT_1);

    command.header("Origin", FOREIGN).header("Authorization", token).send().accepted();
    RawHttp.post(COMMAND, SUBSCRIBE)
        .json()
        .at(service.port())
        .header("Origin", FOREIGN)
        .header("Cookie", cookie(token))
        .send()
        .refused(403, 3);
    RawHttp.upgrade()
        .at(service.port())
        .header("Origin", FOREIGN)
        .header("Authorization", token)
        .send()
        .refused(403, 3);
  }

  @Test
  void aPasswordIsAcceptedToo() throws Exception {
    RawHttp.get(ME).at(service.port()).as(AGENT_1).send().accepted();
  }

  @Test
  void theServiceStartsWithoutTheProviderAndAcceptsTokensWhenItIsBack() throws Exception {
    try (var away = TestProvider.start()) {
      away.network().cut();
      try (var process = start(away)) {
        RawHttp.get(ME).at(process.port()).as(AGENT_1).send().accepted();
        for (var request : requests().toList()) {
          request
              .at(process.port())
              .header("Authorization", bearer(AGENT_1))
              .send()
              .refused(503, 4);
        }

        away.network().restore();

        await()
            .atMost(Duration.ofSeconds(10))
            .until(
                () ->
                    RawHttp.get(ME)
                            .at(process.port())
                            .header("Authorization", bearer(AGENT_1))
                            .send()
                            .status()
                        == 200);
      }
    }
  }

  /** The keys of the provider are cached. */
  @Test
  void whileTheProviderIsAwayTokensWithKnownKeysAreAccepted() throws Exception {
    var away = TestProvider.start();
    try (var process = start(away)) {
      var request = RawHttp.get(ME).at(process.port());
      request.header("Authorization", bearer(AGENT_1)).send().accepted();

      away.close();

      RawHttp.get(ME).at(process.port()).header("Authorization", bearer(AGENT_2)).send().accepted();
    }
  }

  @Test
  void withoutAProviderTokensAreIgnored() throws Exception {
    RawHttp.get(ME).header("Authorization", bearer(AGENT_1)).send().refused(403, 20);
  }

  @Test
  void theStartFailsWithoutAnAudience() throws Exception {
    try (var process =
        ServiceProcess.start("quarkus.profile=sandbox", provider.settings().get(0))) {
      assertThat(process.exitCode()).isEqualTo(1);
      assertThat(process.output()).contains("QUARKUS_OIDC_TOKEN_AUDIENCE");
    }
  }

  @Test
  void theLogHasNoToken() throws Exception {
    var token = signed(claims("nobody"));
    get("Bearer " + token).send().refused(403, 20);
    var expired = signed(claims(AGENT_1).expiresAt(Instant.now().minusSeconds(1)));
    get("Bearer " + expired).send().refused(403, 20);

    assertThat(service.output())
        .contains("the directory has no user 'nobody'")
        .doesNotContain(token.substring(token.length() - 20))
        .doesNotContain(expired.substring(expired.length() - 20));
  }

  private static PrivateKey newKey() throws NoSuchAlgorithmException {
    var keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    return keys.generateKeyPair().getPrivate();
  }

  private static ServiceProcess start(TestProvider provider) throws IOException {
    var settings =
        Stream.concat(Stream.of("quarkus.profile=sandbox"), provider.settings().stream())
            .toArray(String[]::new);
    return ServiceProcess.start(settings).ready();
  }

  private static RawHttp get(String authorization) {
    return RawHttp.get(ME).at(service.port()).header("Authorization", authorization);
  }

  private static String cookie(String authorization) throws IOException {
    return get(authorization).send().accepted().header("Set-Cookie").split(";", 2)[0];
  }

  /** A token with this payload and no signature. */
  private static String unsigned(String payload, String algorithm) {
    var header = "{\"alg\":\"%s\",\"kid\":\"1\"}".formatted(algorithm);
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + payload
        + ".";
  }
}
