package io.workbins.blackbox.operation;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Chromium;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.ServiceProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Swagger UI: works under its Content-Security-Policy, and is off in prod. */
@QuarkusIntegrationTest
class SwaggerUiIT {

  private static final String ROOT = "/q/swagger-ui/";
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script(?: defer)?>(.*?)</script>", Pattern.DOTALL);

  @Test
  void thePolicyAllowsTheScriptsOfThePageOnly() throws Exception {
    var reply = given().get(ROOT);
    var policy = reply.header("Content-Security-Policy");
    var hashes = new ArrayList<String>();
    var scripts = INLINE_SCRIPT.matcher(reply.asString());
    while (scripts.find()) {
      hashes.add("'sha256-" + sha256(scripts.group(1)) + "'");
    }

    assertThat(hashes).isNotEmpty();
    assertThat(policy)
        .contains("script-src 'self' " + String.join(" ", hashes) + ";")
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("'unsafe-eval'");
  }

  @ParameterizedTest
  @ValueSource(strings = {ROOT, "/q/swagger-ui", "/q/swagger-ui/swagger-ui.css", "/q/swagger-ui/x"})
  void noSiteCanFrameIt(String path) throws Exception {
    var reply = RawHttp.get(path).send();

    assertThat(reply.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void aBrowserTriesOutRequests() {
    Chromium.assumeInstalled();
    var complaints = new ArrayList<String>();
    try (var chromium = Chromium.start()) {
      var page = open(chromium, complaints);

      var version = tryOut(page, "GET /api/v2/diagnostics/version");
      PlaywrightAssertions.assertThat(status(version)).hasText("200");

      authorize(page);
      var me = tryOut(page, "GET /api/v2/me");
      PlaywrightAssertions.assertThat(status(me)).hasText("200");
      PlaywrightAssertions.assertThat(me).containsText("\"userName\": \"" + AGENT_1 + "\"");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of("target/screenshots/swagger-ui.png"))
              .setFullPage(true));
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void itIsOffInProdUnlessEnabled() throws Exception {
    var directory = "workbins.directory=classpath:sandbox-directory.json";
    try (var service = ServiceProcess.start(directory).ready()) {
      for (var path : List.of(ROOT, "/q/swagger-ui", "/q/swagger-ui/swagger-ui-bundle.js")) {
        assertThat(RawHttp.get(path).at(service.port()).send().status()).as(path).isEqualTo(404);
      }
      assertThat(RawHttp.get("/q/openapi").at(service.port()).send().status()).isEqualTo(200);
    }
    try (var service = ServiceProcess.start(directory, "quarkus.swagger-ui.enabled=true").ready()) {
      assertThat(RawHttp.get(ROOT).at(service.port()).send().status()).isEqualTo(200);
    }
  }

  private static Page open(Chromium chromium, List<String> complaints) {
    var context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL("http://localhost:" + RestAssured.port)
                    .setViewportSize(1200, 1000));
    var page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(ROOT);
    return page;
  }

  private static Locator tryOut(Page page, String operation) {
    var words = operation.split(" ", 2);
    var block =
        page.locator(".opblock-" + words[0].toLowerCase(Locale.ROOT))
            .filter(
                new Locator.FilterOptions().setHas(page.locator("[data-path='" + words[1] + "']")));
    block.locator(".opblock-summary-control").first().click();
    block.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try it out")).click();
    block.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Execute")).click();
    return block;
  }

  private static Locator status(Locator block) {
    return block.locator(".live-responses-table .response-col_status").last();
  }

  private static void authorize(Page page) {
    page.locator(".btn.authorize").first().click();
    var dialog =
        page.locator(".modal-ux .auth-container")
            .filter(new Locator.FilterOptions().setHas(page.locator("input[type=password]")));
    dialog.locator("input[type=text]").fill(AGENT_1);
    dialog.locator("input[type=password]").fill(PASSWORD);
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Apply credentials"))
        .click();
    page.locator(".modal-ux .btn-done").first().click();
  }

  private static String sha256(String script) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    return Base64.getEncoder()
        .encodeToString(digest.digest(script.getBytes(StandardCharsets.UTF_8)));
  }
}
