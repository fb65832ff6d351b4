package io.workbins.blackbox.feed;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1_ID;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static io.workbins.blackbox.harness.Sandbox.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.AcceptHeader;
import io.workbins.blackbox.harness.CommandWatch;
import io.workbins.blackbox.harness.RawHttp;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed, with the media types that clients accept and send. */
@QuarkusIntegrationTest
class FeedNegotiationIT {

  private static final String FEED = "/api/v2/workbin-events";

  @AfterEach
  void endSubscription() {
    accepted(AGENT_1, "/me/workbins/" + WORKBIN, UNSUBSCRIBE);
  }

  static Stream<Arguments> acceptWithJson() {
    return ofEachMediaType(AcceptHeader.withJson());
  }

  static Stream<Arguments> acceptWithoutJson() {
    return ofEachMediaType(AcceptHeader.withoutJson());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("acceptWithJson")
  void aFeedIsAcceptedFromAClientThatAcceptsJson(String contentType, AcceptHeader accept)
      throws Exception {
    var interactionId = UUID.randomUUID().toString();

    var reply = feed(contentType, accept, event("ItemAdded", interactionId));

    reply.accepted();
    get(AGENT_1, "/workbins/" + WORKBIN + "?subresources=email")
        .body("workbin.emails.id", hasItem(interactionId));
    feed(contentType, accept, event("ItemRemoved", interactionId)).accepted();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("acceptWithoutJson")
  void aFeedIsRefusedToAClientThatAcceptsNoJson(String contentType, AcceptHeader accept)
      throws Exception {
    accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE);
    try (var watch = CommandWatch.of(AGENT_1)) {
      var reply = feed(contentType, accept, event("ItemAdded", UUID.randomUUID().toString()));

      reply.refused(406, 10);
      watch.assertNoCommands();
    }
  }

  static Stream<Arguments> unusualAccept() {
    return ofEachMediaType(AcceptHeader.unusual());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("unusualAccept")
  void anUnusualAcceptHeaderCausesNoInternalError(String contentType, AcceptHeader accept)
      throws Exception {
    var interactionId = UUID.randomUUID().toString();
    accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE);
    try (var watch = CommandWatch.of(AGENT_1)) {
      var reply = feed(contentType, accept, event("ItemAdded", interactionId));

      assertThat(reply.status()).as("status of <%s>", reply).isIn(200, 400, 406);
      if (reply.status() == 200) {
        reply.accepted();
        watch.assertCommands(1);
        feed(contentType, accept, event("ItemRemoved", interactionId)).accepted();
      } else {
        reply.refused(10);
        watch.assertNoCommands();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "application/json-seq"
      })
  void anEventOfAnotherMediaTypeIsNotFed(String contentType) throws Exception {
    accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE);
    try (var watch = CommandWatch.of(AGENT_1)) {
      var event = event("ItemAdded", UUID.randomUUID().toString());

      var reply =
          RawHttp.post(FEED, event).as("apiuser1").header("Content-Type", contentType).send();

      reply.refused(415, 10);
      watch.assertNoCommands();
    }
  }

  private static RawHttp.Reply feed(String contentType, AcceptHeader accept, String event)
      throws Exception {
    return RawHttp.post(FEED, event)
        .as("apiuser1")
        .header("Content-Type", contentType)
        .lines(accept.lines())
        .send();
  }

  private static String event(String action, String interactionId) {
    return """
        {"action":"%s","id":"%s","workbinUserId":"%s","emailStateResourceV2":{"id":"%s"}}"""
        .formatted(action, WORKBIN, AGENT_1_ID, interactionId);
  }

  private static Stream<Arguments> ofEachMediaType(Stream<AcceptHeader> headers) {
    return headers.flatMap(
        header ->
            Stream.of(
                    "application/json",
                    "application/x-ndjson",
                    "application/ndjson",
                    "application/jsonl")
                .map(mediaType -> Arguments.of(mediaType, header)));
  }
}
