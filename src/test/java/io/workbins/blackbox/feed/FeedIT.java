package io.workbins.blackbox.feed;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1_ID;
import static io.workbins.blackbox.harness.Sandbox.PASSWORD;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static io.workbins.blackbox.harness.Sandbox.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed of events of other systems. */
@QuarkusIntegrationTest
class FeedIT {

  private static final String PATH = "/api/v2/workbin-events";
  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";

  @Test
  void oneEventChangesTheWorkbinAndIsNotified() throws Exception {
    try (var desktop = Desktop.of(AGENT_1, Over.WEBSOCKET)) {
      accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE);
      desktop.awaitMessage();

      feed(JSON, event("ItemAdded", "fed-1")).statusCode(200).body("statusCode", is(0));

      assertThat(desktop.awaitMessage())
          .containsEntry("action", "ItemAdded")
          .containsEntry("id", WORKBIN)
          .containsKey("emailStateResourceV2");
      get(AGENT_1, "/workbins/" + WORKBIN + "?subresources=email")
          .body("workbin.emails.id", contains("fed-1"))
          .body("workbin.emails[0].userData.subject", is("hello"));
      feed(JSON, event("ItemRemoved", "fed-1")).statusCode(200);
      assertThat(desktop.awaitMessage()).containsEntry("action", "ItemRemoved");
    }
  }

  @Test
  void tenThousandEventsInOneRequestAreAccepted() {
    var lines =
        IntStream.range(0, 5_000)
            .mapToObj(
                i -> event("ItemAdded", "many-" + i) + "\n" + event("ItemRemoved", "many-" + i))
            .collect(Collectors.joining("\n"));

    feed(NDJSON, lines)
        .statusCode(200)
        .header("Content-Type", JSON)
        .body("statusCode", is(0))
        .body("accepted", is(10_000))
        .body("rejected", is(0))
        .body("failed", nullValue());
  }

  /** Above 10 MB, the default limit of Quarkus for bodies. */
  @Test
  void aFeedMayExceedTheLimitOfOtherBodies() {
    var large = "hello" + "x".repeat(10_000);
    var lines =
        IntStream.range(0, 600)
            .mapToObj(
                i -> event("ItemAdded", "large-" + i) + "\n" + event("ItemRemoved", "large-" + i))
            .collect(Collectors.joining("\n"))
            .replace("hello", large);

    feed(NDJSON, lines).statusCode(200).body("accepted", is(1_200)).body("rejected", is(0));
  }

  @Test
  void aRejectedLineIsReportedAndOthersAreApplied() {
    var lines =
        String.join(
            "\n",
            event("ItemAdded", "good-1"),
            "not json",
            "",
            event("ItemAdded", "good-1"),
            "x".repeat(70_000),
            event("ItemAdded", "bad-1").replace(WORKBIN, "nowhere"),
            event("ItemRemoved", "good-1"));

    feed(NDJSON, lines)
        .statusCode(200)
        .body("statusCode", is(7))
        .body("accepted", is(2))
        .body("rejected", is(4))
        .body("failed.line", contains(2, 4, 5, 6))
        .body("failed.statusCode", contains(10, 18, 10, 6));
  }

  @Test
  void aFeedWithoutAValidEventIsAnError() {
    feed(NDJSON, "\nnot json\n")
        .statusCode(400)
        .body("statusCode", is(10))
        .body("statusMessage", startsWith("No event was accepted: line 2: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ItemAdded        | ItemMoved            | 400 | 10
          "ItemAdded"      | 7                    | 400 | 10
          "action"         | "other"              | 400 | 1
          emailState       | letterState          | 400 | 1
          "workbinUserId"  | "nobody"             | 400 | 1
          """
              + AGENT_1_ID
              + "|nobody|404|6\n")
  void invalidEventsAreRefused(String part, String instead, int status, int statusCode) {
    feed(JSON, event("ItemAdded", "wrong").replace(part, instead))
        .statusCode(status)
        .body("statusCode", is(statusCode));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent1", "supervisor1", "admin1"})
  void onlyApiUsersMayFeedEvents(String userName) {
    as(userName)
        .contentType(NDJSON)
        .body(event("ItemAdded", "x"))
        .post(PATH)
        .then()
        .statusCode(403);
  }

  @Test
  void otherMediaTypesAreRefused() {
    feed("text/plain", event("ItemAdded", "x")).statusCode(415).body("statusCode", is(10));
  }

  @Test
  void oneEventHasTheLimitOfAnyBody() {
    feed(JSON, " ".repeat(64 * 1024 + 1)).statusCode(413);
  }

  private static ValidatableResponse feed(String mediaType, String body) {
    return as("apiuser1").contentType(mediaType).body(body).post(PATH).then();
  }

  private static RequestSpecification as(String userName) {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig().encodeContentTypeAs(NDJSON, ContentType.TEXT)))
        .auth()
        .preemptive()
        .basic(userName, PASSWORD);
  }

  private static String event(String action, String interactionId) {
    return """
        {"action":"%s","id":"%s","workbinUserId":"%s","emailStateResourceV2":{"id":"%s","userData":{"subject":"hello"}}}"""
        .formatted(action, WORKBIN, AGENT_1_ID, interactionId);
  }
}
