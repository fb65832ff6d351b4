package io.workbins.api.error;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What callers see of a bug, over HTTP. The built service has none to show, so this one is made
 * with bugs.
 */
@QuarkusTest
class FaultTest {

  @Path("/bug")
  public static class BuggyResource {

    @GET
    public String bug() {
      throw new IllegalStateException("internal detail");
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

  @ParameterizedTest
  @ValueSource(strings = {"/api/v2/bug", "/api/v2/buggy-route"})
  void aFaultOfOursIsAnInternalErrorWithNothingInternalInIt(String path) {
    var response = given().auth().preemptive().basic("agent1", "sandbox").get(path);

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.asString())
        .isEqualTo("{\"statusCode\":4,\"statusMessage\":\"Internal error\"}");
  }
}
