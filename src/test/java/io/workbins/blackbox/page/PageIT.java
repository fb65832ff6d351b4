package io.workbins.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Chromium;
import io.workbins.blackbox.harness.Network;
import io.workbins.blackbox.harness.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page at {@code /} in Chromium. */
@QuarkusIntegrationTest
class PageIT {

  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final String IN_PROGRESS = "Email in progress";
  private static final String DRAFTS = "Email drafts";

  private static @Nullable Chromium chromium;

  private final List<String> complaints = new ArrayList<>();

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void needsABrowserAndTheClientOfCometd() {
    Chromium.assumeInstalled();
    if (chromium == null) {
      chromium = Chromium.start();
    }
    assumeTrue(
        given().get("/page/cometd/cometd.js").statusCode() == 200,
        "the page has notifications where npm was there at the build");
  }

  @AfterEach
  void assertNoBrowserErrors() {
    assertThat(complaints).isEmpty();
  }

  @Test
  void theTour() {
    var page = signedIn(AGENT_1, ColorScheme.LIGHT);

    choose(page, IN_PROGRESS);
    click(page, "Subscribe");
    assertThat(newest(page)).containsText(Pattern.compile("Subscribe.*Subscribed " + IN_PROGRESS));
    assertThat(row(page, IN_PROGRESS)).containsText("yes");

    add(page, "Email", "page-1", IN_PROGRESS);
    assertThat(newest(page)).containsText(Pattern.compile("AddEmail page-1.*ItemAdded page-1"));
    assertThat(row(page, IN_PROGRESS)).containsText("email page-1");
    page.screenshot(shot("page-light.png"));

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pull email page-1"))
        .click();
    assertThat(newest(page)).containsText(Pattern.compile("PullEmail page-1.*ItemRemoved page-1"));
    assertThat(row(page, IN_PROGRESS)).containsText("empty");

    choose(page, DRAFTS);
    click(page, "Unsubscribe");
    assertThat(log(page).filter(new Locator.FilterOptions().setHasText("Unsubscribed")))
        .hasCount(2);
    assertThat(row(page, IN_PROGRESS)).containsText("no");

    show(page, "agentGroup", "MyAgentGroup");
    choose(page, "Chats of the group");
    click(page, "Subscribe");
    assertThat(newest(page)).containsText("Subscribed Chats of the group of MyAgentGroup");
    show(page, "placeGroup", "MyPlaceGroup");
    assertThat(row(page, "Work items of the place group")).containsText("no");

    click(page, "Sign out");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Signed out");
  }

  @Test
  void twoAgentsReceiveTheirOwnNotificationsOnly() {
    var one = signedIn(AGENT_1, ColorScheme.LIGHT);
    var other = signedIn(AGENT_2, ColorScheme.DARK);
    choose(other, DRAFTS);
    click(other, "Subscribe");
    assertThat(log(other)).hasCount(1);

    choose(one, IN_PROGRESS);
    click(one, "Subscribe");
    add(one, "Email", "page-2", IN_PROGRESS);
    assertThat(newest(one)).containsText("ItemAdded page-2");
    add(other, "Chat", "page-3", DRAFTS);
    assertThat(newest(other)).containsText("ItemAdded page-3");

    assertThat(log(one)).hasCount(2);
    assertThat(log(other)).hasCount(2);
    other.screenshot(shot("page-dark.png"));
    click(one, "Pull email page-2");
    assertThat(newest(one)).containsText("ItemRemoved page-2");
    click(other, "Pull chat page-3");
    assertThat(newest(other)).containsText("ItemRemoved page-3");
  }

  @Test
  void aSupervisorSeesTheWorkbinsOfAnAgent() {
    var page = signedIn("supervisor1", ColorScheme.LIGHT);

    show(page, "user", Sandbox.AGENT_2_ID);
    choose(page, IN_PROGRESS);
    click(page, "Subscribe");

    assertThat(newest(page))
        .containsText("Subscribed " + IN_PROGRESS + " of " + Sandbox.AGENT_2_ID);
  }

  @Test
  void aNetworkLossIsShownAndRecovered() throws Exception {
    try (var network = new Network(RestAssured.port)) {
      var page = open(ColorScheme.LIGHT, network.port());
      signIn(page, AGENT_1);

      network.cut();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Connection lost");
      network.restore();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("reconnected 1 times");

      choose(page, IN_PROGRESS);
      click(page, "Subscribe");
      assertThat(newest(page)).containsText("Subscribed " + IN_PROGRESS);
    }
    // the browser logs the lost connection
    complaints.clear();
  }

  @Test
  void aWrongPasswordIsShown() {
    var page = open(ColorScheme.LIGHT);

    label(page, "Password").fill("wrong");
    click(page, "Sign in");

    assertThat(page.getByRole(AriaRole.ALERT).first()).hasText("Access denied");
    // the browser logs the 403
    complaints.clear();
  }

  @Test
  void thePageWorksByKeyboard() {
    var page = open(ColorScheme.LIGHT);

    label(page, "Password").focus();
    page.keyboard().type(PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Connected");
    for (int i = 0; i < 2; i++) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Space");
    assertThat(row(page, IN_PROGRESS).getByRole(AriaRole.CHECKBOX)).isChecked();
  }

  @Test
  void thePageLoadsItsOwnFilesOnly() {
    var policy =
        given().get("/").then().statusCode(200).extract().header("Content-Security-Policy");

    assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
  }

  private Page signedIn(String userName, ColorScheme scheme) {
    var page = open(scheme);
    signIn(page, userName);
    return page;
  }

  private static void signIn(Page page, String userName) {
    label(page, "User").fill(userName);
    label(page, "Password").fill(PASSWORD);
    click(page, "Sign in");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Connected by websocket");
  }

  private Page open(ColorScheme scheme) {
    return open(scheme, RestAssured.port);
  }

  private Page open(ColorScheme scheme, int port) {
    var context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setColorScheme(scheme)
                    .setBaseURL("http://localhost:" + port));
    var page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate("/");
    return page;
  }

  private static void show(Page page, String kind, String name) {
    label(page, "Whose").selectOption(kind);
    page.getByLabel("Name or id").fill(name);
    click(page, "Show");
  }

  private static void choose(Page page, String workbin) {
    page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(workbin)).check();
  }

  private static void add(Page page, String media, String id, String workbin) {
    label(page, "Media").selectOption(media);
    label(page, "Id").fill(id);
    label(page, "Into").selectOption(new SelectOption().setLabel(workbin));
    click(page, "Add");
  }

  private static void click(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  private static Locator label(Page page, String text) {
    return page.getByLabel(text, new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator row(Page page, String workbin) {
    return page.locator("#workbins tr").filter(new Locator.FilterOptions().setHasText(workbin));
  }

  private static Locator log(Page page) {
    return page.locator("#log tr");
  }

  private static Locator newest(Page page) {
    return log(page).first();
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name)).setFullPage(true);
  }
}
