package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.NpmDesktop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requests of a desktop from sign-in to logout, as recorded in {@code workbins-api.md} sections
 * 3.4 and 7.2.
 */
@QuarkusIntegrationTest
class DesktopSessionIT {

  @BeforeEach
  void needsNode() {
    NpmDesktop.assumeInstalled();
  }

  @ParameterizedTest
  @CsvSource({"long-polling, false", "websocket, true"})
  void aDesktopWorksFromSignInToLogout(String transport, boolean cookies) throws Exception {
    var settings =
        Map.of(
            "url",
            "http://localhost:" + RestAssured.port + "/api/v2",
            "transport",
            transport,
            "authorization",
            Desktop.basic(AGENT_1),
            "cookies",
            cookies);
    try (var desktop = NpmDesktop.run("session.mjs", settings)) {
      assertThat(desktop.await("connected").path("transport").asText()).isEqualTo(transport);
      var facts = eventsUntilTheLast(desktop);

      assertThat(subscribed(facts)).hasSize(4).isEqualTo(sorted(replies(facts, "Subscribed")));
      assertThat(consecutive(subscribed(facts))).isTrue();
      assertThat(actions(facts)).containsExactly("ItemAdded", "ItemRemoved");

      desktop.writeLine("log out");
      var last = desktop.await("reply");
      assertThat(last.path("request").asText()).isEqualTo("POST /me");
      assertThat(last.path("json").path("statusCode").asInt()).isZero();
      get(AGENT_1, "/me/workbin-subscriptions").body("subscriptions", empty());
    }
  }

  /** Checks that all replies are successful and have the exact media type. */
  private static List<JsonNode> eventsUntilTheLast(NpmDesktop desktop) throws InterruptedException {
    var facts = new ArrayList<JsonNode>();
    do {
      var fact = desktop.next();
      if (fact.path("event").asText().equals("reply")) {
        assertThat(fact.path("status").asInt()).as("%s", fact).isEqualTo(200);
        assertThat(fact.path("type").asText()).isEqualTo("application/json");
        assertThat(fact.path("json").path("statusCode").asInt()).isZero();
      }
      facts.add(fact);
    } while (actions(facts).size() < 2 || replies(facts, "all").size() < 6);
    return facts;
  }

  /** The reference numbers of the Subscribed messages, in the order of arrival. */
  private static List<Long> subscribed(List<JsonNode> facts) {
    return facts.stream()
        .map(fact -> fact.path("data"))
        .filter(data -> data.path("stateResource").asText().equals("Subscribed"))
        .map(data -> data.path("referenceId").asLong())
        .toList();
  }

  /** The reference numbers of the replies: of the first four, or of all. */
  private static List<Long> replies(List<JsonNode> facts, String which) {
    return facts.stream()
        .filter(fact -> fact.path("json").has("referenceId"))
        .map(fact -> fact.path("json").path("referenceId").asLong())
        .limit(which.equals("all") ? Long.MAX_VALUE : 4)
        .toList();
  }

  private static List<String> actions(List<JsonNode> facts) {
    return facts.stream()
        .map(fact -> fact.path("data").path("action"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }

  private static List<Long> sorted(List<Long> numbers) {
    return numbers.stream().sorted().toList();
  }

  private static boolean consecutive(List<Long> numbers) {
    return numbers.get(numbers.size() - 1) - numbers.get(0) == numbers.size() - 1;
  }
}
