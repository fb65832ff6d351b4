package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Sec-Fetch-Site} on requests that use the cookie and have no {@code Origin}. */
@QuarkusIntegrationTest
@TestProfile(TestDirectory.class)
class CrossSiteIT {

  private static final String AGENT_1 = "agent1";
  private static final String ME = "/api/v2/me";
  private static final String COMMAND = ME + "/workbins/w";
  private static final String SITE = "Sec-Fetch-Site";
  private static final String CROSS_SITE = "cross-site";
  private static final String ALLOWED = "https://desktop.example.com";

  @ParameterizedTest
  @ValueSource(strings = {CROSS_SITE, "Cross-Site", " cross-site "})
  void anUnsafeRequestByCookieIsRefused(String site) throws Exception {
    for (var method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      var reply = byCookie(RawHttp.request(method, COMMAND)).header(SITE, site).send();

      reply.refused(403, 3);
      assertThat(reply.json().getString("statusMessage")).contains("Sec-Fetch-Site");
    }
    byCookie(RawHttp.post("/api/v2/notifications", "[]")).header(SITE, site).send().refused(403, 3);
    byCookie(RawHttp.post(COMMAND, SUBSCRIBE))
        .header(SITE, "same-origin")
        .header(SITE, site)
        .send()
        .refused(403, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "same-site", "none", "", "other"})
  void otherSitesPass(String site) throws Exception {
    byCookie(RawHttp.post(COMMAND, SUBSCRIBE)).header(SITE, site).send().accepted();
    assertThat(RawSocket.upgradeStatus(Map.of("Cookie", cookie(), SITE, site))).isEqualTo(101);
  }

  @Test
  void anAllowedOriginPassesFromAnotherSite() throws Exception {
    byCookie(RawHttp.post(COMMAND, SUBSCRIBE))
        .header(SITE, CROSS_SITE)
        .header("Origin", ALLOWED)
        .send()
        .accepted();
    assertThat(upgrade("Cookie", cookie(), Map.of("Origin", ALLOWED))).isEqualTo(101);
  }

  @Test
  void anUpgradeFromAnotherSiteIsRefusedEvenWithAPassword() throws Exception {
    assertThat(upgrade("Cookie", cookie(), Map.of())).isEqualTo(403);
    assertThat(upgrade("Authorization", Desktop.basic(AGENT_1), Map.of())).isEqualTo(403);
  }

  @Test
  void aPostWithAPasswordPasses() throws Exception {
    RawHttp.post(COMMAND, SUBSCRIBE).as(AGENT_1).header(SITE, CROSS_SITE).send().accepted();
  }

  /** The other site cannot read the reply. A link to the page must work. */
  @Test
  void safeMethodsPass() throws Exception {
    byCookie(RawHttp.get(ME)).header(SITE, CROSS_SITE).send().accepted();
    for (var method : List.of("GET", "HEAD", "OPTIONS")) {
      for (var path : List.of(ME, "/", "/q/health")) {
        assertThat(
                byCookie(RawHttp.request(method, path))
                    .header(SITE, CROSS_SITE)
                    .header("Sec-Fetch-Mode", "navigate")
                    .header("Sec-Fetch-Dest", "document")
                    .send()
                    .status())
            .as("%s %s", method, path)
            .isEqualTo(200);
      }
    }
  }

  @Test
  void aForeignOriginIsRepeatedInPlainText() throws Exception {
    var reply =
        byCookie(RawHttp.post(COMMAND, SUBSCRIBE))
            .header("Origin", "https://evil\u0085.example.com")
            .send();

    reply.refused(403, 3);
    assertThat(reply.json().getString("statusMessage")).contains("evil", "\\u0085");
    assertThat(reply.body()).doesNotContain("\u0085");
  }

  private static int upgrade(String name, String value, Map<String, String> more) {
    var headers = new HashMap<>(more);
    headers.put(name, value);
    headers.put(SITE, CROSS_SITE);
    return RawSocket.upgradeStatus(headers);
  }

  private static RawHttp byCookie(RawHttp request) throws Exception {
    return request.header("Cookie", cookie());
  }

  private static String cookie() throws Exception {
    return RawHttp.get(ME).as(AGENT_1).send().header("Set-Cookie").split(";", 2)[0];
  }
}
