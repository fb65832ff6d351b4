package io.workbins.blackbox.feed;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1_ID;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.CommandWatch;
import io.workbins.blackbox.harness.RawHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed refuses other methods than POST. */
@QuarkusIntegrationTest
class FeedMethodsIT {

  private static final String PATH = "/api/v2/workbin-events";
  private static final String EVENT =
      """
      {"action":"ItemAdded","id":"%s","workbinUserId":"%s","emailStateResourceV2":{"id":"by-method"}}"""
          .formatted(WORKBIN, AGENT_1_ID);

  @AfterEach
  void endSubscription() {
    accepted(AGENT_1, "/me/workbins/" + WORKBIN, UNSUBSCRIBE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void anotherMethodThanPostIsRefused(String method) throws Exception {
    for (var userName : new String[] {"apiuser1", AGENT_1}) {
      var reply = RawHttp.request(method, PATH).as(userName).send();

      reply.refused(405, 3);
      assertThat(reply.allow()).containsExactlyInAnyOrder("POST", "OPTIONS");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, application/json",
    "PUT, application/x-ndjson",
    "PATCH, application/json",
    "DELETE, application/x-ndjson"
  })
  void anEventInTheBodyOfAnotherMethodIsNotFed(String method, String contentType) throws Exception {
    accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE);
    try (var watch = CommandWatch.of(AGENT_1)) {
      var reply =
          RawHttp.request(method, PATH)
              .as("apiuser1")
              .header("Content-Type", contentType)
              .body(EVENT)
              .send();

      reply.refused(405, 3);
      assertThat(reply.allow()).containsExactlyInAnyOrder("POST", "OPTIONS");
      watch.assertNoCommands();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS"})
  void anUnauthenticatedCallerCannotDiscoverTheMethods(String method) throws Exception {
    var reply = RawHttp.request(method, PATH).send();

    reply.refused(403, 20);
    assertThat(reply.allow()).isEmpty();
  }
}
