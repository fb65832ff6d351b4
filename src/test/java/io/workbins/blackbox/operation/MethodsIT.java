package io.workbins.blackbox.operation;

import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.RawHttp;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods outside of the API, and methods that no path has. */
@QuarkusIntegrationTest
class MethodsIT {

  private static final List<String> UNKNOWN =
      List.of("TRACE", "CONNECT", "PROPFIND", "TRACK", "FOO", "get");
  private static final List<String> WRITING = List.of("POST", "PUT", "DELETE", "PATCH");
  private static final String CANARY = "canary-of-a-header";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/page/",
        "/page/none",
        "/q/health",
        "/q/health/live",
        "/q/health/ready",
        "/q/metrics",
        "/q/openapi",
        "/q/swagger-ui/",
        "/q/swagger-ui/swagger-ui.css",
        "//q/health",
        "/q;a=1/health",
        "/%71/health",
        "/none/../q/health"
      })
  void aPathThatIsOnlyReadRefusesOtherMethods(String path) throws Exception {
    var softly = new SoftAssertions();
    for (var methods : List.of(UNKNOWN, WRITING)) {
      for (var method : methods) {
        var reply = RawHttp.request(method, path).header("X-Canary", CANARY).send();

        var request = method + " " + path;
        softly.assertThatCode(() -> reply.refused(405, 3)).as(request).doesNotThrowAnyException();
        softly.assertThat(reply.allow()).as(request).containsExactly("GET", "HEAD", "OPTIONS");
        softly.assertThat(reply.body()).as(request).doesNotContain(CANARY);
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/q/health", "/q/metrics", "/q/openapi", "/q/swagger-ui/", "/page/page.css"})
  void optionsListsTheMethodsThatRead(String path) throws Exception {
    var reply = RawHttp.request("OPTIONS", path).send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.allow()).containsExactly("GET", "HEAD", "OPTIONS");
    assertThat(reply.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/q/health", "/q/metrics", "/q/openapi", "/q/swagger-ui/"})
  void getAndHeadAreAccepted(String path) throws Exception {
    assertThat(RawHttp.get(path).send().status()).isEqualTo(200);
    assertThat(RawHttp.request("HEAD", path).send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/me",
        "/api/v2/me/workbins/" + WORKBIN,
        "/api/v2/diagnostics/version",
        "/api/v2/notifications"
      })
  void theApiRefusesUnknownMethods(String path) throws Exception {
    var softly = new SoftAssertions();
    for (var method : UNKNOWN) {
      var reply = RawHttp.request(method, path).as(SUPERVISOR_1).header("X-Canary", CANARY).send();

      var request = method + " " + path;
      softly.assertThatCode(() -> reply.refused(405, 3)).as(request).doesNotThrowAnyException();
      softly.assertThat(reply.allow()).as(request).contains("OPTIONS").doesNotContain(method);
      softly.assertThat(reply.body()).as(request).doesNotContain(CANARY);
    }
    softly.assertAll();
  }

  @Test
  void anUnknownMethodOnAnUnknownPathEchoesNothing() throws Exception {
    for (var method : UNKNOWN) {
      for (var path : List.of("/none", "/api/v2/none", "/api", "/index.html")) {
        RawHttp.request(method, path).as(SUPERVISOR_1).send().refused(404, 6);
        RawHttp.request(method, path).send().refused(403, 20);
      }
      for (var target : List.of("*", "localhost:80")) {
        RawHttp.request(method, target).header("X-Canary", CANARY).send().refused(404, 6);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/page/none",
        "/q/health",
        "/q/metrics",
        "/q/openapi",
        "/q/none",
        "/q/health/x"
      })
  void noPageCanBeFramedOrGuessed(String path) throws Exception {
    var reply = RawHttp.get(path).send();

    assertThat(reply.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
