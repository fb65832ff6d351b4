package io.workbins.api.error;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2_ID;
import static io.workbins.blackbox.harness.Sandbox.OTHER_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.ext.web.Router;
import io.workbins.notification.EndReason;
import io.workbins.subscription.Subscription;
import io.workbins.subscription.SubscriptionCommand;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.subscription.WorkbinRef;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The replies to unexpected exceptions, over HTTP. This test replaces parts of the service by ones
 * that throw.
 */
@QuarkusTest
class FaultTest {

  private static final String OWN = "/api/v2/me/workbins/";
  private static final String UNSUBSCRIBE_ALL = "{\"operationName\":\"UnsubscribeAll\"}";

  @Path("/bug")
  public static class BuggyResource {

    @GET
    public String bug() {
      throw new IllegalStateException("internal detail");
    }

    @POST
    public CompletionStage<String> lateBug() {
      return CompletableFuture.failedFuture(new IllegalStateException("internal detail"));
    }
  }

  @Singleton
  static class BuggyRoute {

    void register(@Observes Router router) {
      router
          .get("/api/v2/buggy-route")
          .order(1)
          .handler(
              request -> {
                throw new IllegalStateException("internal detail");
              });
    }
  }

  /**
   * Throws for {@link io.workbins.blackbox.harness.Sandbox#WORKBIN}; fails asynchronously for
   * others.
   */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class BuggyRegistry implements SubscriptionRegistry {

    @Override
    public CompletionStage<Map<String, Long>> apply(SubscriptionCommand command) {
      if (command.workbinIds().contains(WORKBIN)) {
        throw new IllegalStateException("internal detail");
      }
      return CompletableFuture.supplyAsync(
          () -> {
            throw new IllegalStateException("internal detail");
          });
    }

    @Override
    public CompletionStage<List<Subscription>> of(String subscriberId) {
      throw new IllegalStateException("internal detail");
    }

    @Override
    public CompletionStage<Map<WorkbinRef, Long>> endAll(
        String subscriberId, @Nullable EndReason reason) {
      throw new IllegalStateException("internal detail");
    }

    @Override
    public CompletionStage<Map<WorkbinRef, Long>> end(
        String subscriberId, Set<WorkbinRef> workbinRefs, EndReason reason) {
      throw new IllegalStateException("internal detail");
    }

    @Override
    public long size() {
      return 0;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v2/bug", "/api/v2/buggy-route", "/api/v2/me/workbin-subscriptions"})
  void anUnexpectedExceptionIsAnInternalErrorWithoutDetails(String path) {
    assertInternalError(as(AGENT_1).get(path));
  }

  @Test
  void aLaterFailureIsAnInternalError() {
    assertInternalError(as(AGENT_1).post("/api/v2/bug"));
  }

  @ParameterizedTest
  @CsvSource({
    "agent1,      " + OWN + WORKBIN,
    "agent1,      " + OWN + OTHER_WORKBIN,
    "agent1,      /api/v2/workbins/" + WORKBIN,
    "agent1,      /api/v2/workbins?workbinIds=" + OTHER_WORKBIN,
    "agent1,      " + OWN + WORKBIN + "?agentGroup=MyAgentGroup",
    "supervisor1, /api/v2/users/" + AGENT_2_ID + "/workbins/" + OTHER_WORKBIN,
    "supervisor1, /api/v2/users/" + AGENT_2_ID + "/workbins?workbinIds=" + WORKBIN
  })
  void anExceptionInACommandIsAnInternalErrorAndCounted(String userName, String path) {
    double before = internal("subscribe");

    var response = as(userName).body(SUBSCRIBE).post(path);

    assertInternalError(response);
    assertThat(internal("subscribe") - before).as("commands that are counted").isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "unsubscribe    | " + OWN + WORKBIN + " | " + UNSUBSCRIBE,
        "unsubscribeall | /api/v2/me/workbins   | " + UNSUBSCRIBE_ALL
      })
  void anExceptionIsCountedByOperation(String operation, String path, String body) {
    double before = internal(operation);

    var response = as(SUPERVISOR_1).body(body).post(path);

    assertInternalError(response);
    assertThat(internal(operation) - before).as("commands that are counted").isEqualTo(1);
  }

  private static void assertInternalError(Response response) {
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.asString())
        .isEqualTo("{\"statusCode\":4,\"statusMessage\":\"Internal error\"}");
  }

  /** The number of commands of an operation that failed with an internal error. */
  private static double internal(String operation) {
    var metric =
        "workbins_commands_total{operation=\"%s\",outcome=\"internal\"} ".formatted(operation);
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(metric))
        .mapToDouble(line -> Double.parseDouble(line.substring(metric.length())))
        .sum();
  }
}
