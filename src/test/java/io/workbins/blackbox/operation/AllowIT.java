package io.workbins.blackbox.operation;

import static io.workbins.blackbox.harness.Sandbox.AGENT_2_ID;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.workbins.blackbox.harness.RawHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code Allow} on {@code OPTIONS} and on 405: the methods of the path in the OpenAPI document,
 * {@code HEAD} if there is {@code GET}, and {@code OPTIONS}.
 */
@QuarkusIntegrationTest
class AllowIT {

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH");
  private static final Set<String> DOCUMENTED =
      Set.of("get", "head", "post", "put", "delete", "patch", "options", "trace");

  /** Public, so its methods are public, too. */
  private static final String OPEN = "/api/v2/diagnostics/version";

  /**
   * A path with its methods.
   *
   * @param path the path, with values for its parameters
   * @param allow the methods
   */
  private record Resource(String path, Set<String> allow) {}

  @Test
  void optionsListsTheMethodsOfEachPath() throws Exception {
    var softly = new SoftAssertions();
    for (var resource : resources()) {
      var reply = RawHttp.request("OPTIONS", resource.path()).as(SUPERVISOR_1).send();

      softly.assertThat(reply.status()).as("status of OPTIONS %s", resource).isIn(200, 204);
      softly
          .assertThat(reply.allow())
          .as("Allow of OPTIONS %s", resource.path())
          .containsExactlyInAnyOrderElementsOf(resource.allow());
    }
    softly.assertAll();
  }

  @Test
  void aRefusedMethodIsAnsweredWithTheAllowedMethods() throws Exception {
    var softly = new SoftAssertions();
    for (var resource : resources()) {
      for (var method : otherMethods(resource)) {
        var request = method + " " + resource.path();

        var reply = RawHttp.request(method, resource.path()).as(SUPERVISOR_1).send();

        softly.assertThat(reply.status()).as("status of %s", request).isEqualTo(405);
        softly
            .assertThat(reply.allow())
            .as("Allow of %s", request)
            .containsExactlyInAnyOrderElementsOf(resource.allow());
        if (reply.status() == 405 && !method.equals("HEAD")) {
          softly.assertThatCode(() -> reply.refused(405, 3)).as(request).doesNotThrowAnyException();
        }
      }
    }
    softly.assertAll();
  }

  /** A body of any media type does not change the reply. */
  @Test
  void anotherMethodWithABodyIsRefusedToo() throws Exception {
    var softly = new SoftAssertions();
    for (var resource : resources()) {
      for (var method : otherMethods(resource)) {
        var request = method + " " + resource.path();

        var reply =
            RawHttp.request(method, resource.path())
                .as(SUPERVISOR_1)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .body(UNSUBSCRIBE)
                .send();

        softly.assertThat(reply.status()).as("status of %s", request).isEqualTo(405);
        softly
            .assertThat(reply.allow())
            .as("Allow of %s", request)
            .containsExactlyInAnyOrderElementsOf(resource.allow());
      }
    }
    softly.assertAll();
  }

  @Test
  void anUnauthenticatedCallerCannotDiscoverTheMethods() throws Exception {
    var softly = new SoftAssertions();
    for (var resource : resources()) {
      var refused =
          Stream.concat(Stream.of("OPTIONS"), otherMethods(resource).stream())
              .filter(method -> !method.equals("HEAD") && !resource.path().equals(OPEN))
              .toList();
      for (var method : refused) {
        var request = method + " " + resource.path();

        var reply = RawHttp.request(method, resource.path()).send();

        softly.assertThat(reply.allow()).as("Allow of %s", request).isEmpty();
        softly.assertThatCode(() -> reply.refused(403, 20)).as(request).doesNotThrowAnyException();
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v2", "/api/v2/no/such/path", "/api/v2/me/no-such-thing", "/none"})
  void aPathThatDoesNotExistHasNoMethods(String path) throws Exception {
    for (var method : new String[] {"OPTIONS", "GET", "PUT"}) {
      var reply = RawHttp.request(method, path).as(SUPERVISOR_1).send();

      reply.refused(404, 6);
    }
  }

  private static Stream<String> methodsOf(JsonPath document, String template) {
    Map<String, Object> item = document.getMap("paths.'" + template + "'");
    return item.keySet().stream()
        .filter(DOCUMENTED::contains)
        .map(method -> method.toUpperCase(Locale.ROOT));
  }

  private static List<Resource> resources() throws IOException {
    var document = RawHttp.get("/q/openapi?format=json").send().json();
    Map<String, Object> paths = document.getMap("paths");
    assertThat(paths).as("paths of the OpenAPI document").hasSizeGreaterThan(15);
    var resources = new ArrayList<Resource>();
    for (var template : paths.keySet()) {
      // other templates may match the same path
      var allow =
          paths.keySet().stream()
              .filter(other -> path(template).matches(other.replaceAll("\\{[^}]*}", "[^/]+")))
              .flatMap(other -> methodsOf(document, other))
              .collect(Collectors.toCollection(TreeSet::new));
      resources.add(resource(path(template), allow));
    }
    if (!paths.containsKey("/api/v2/notifications")) {
      resources.add(resource("/api/v2/notifications", new TreeSet<>(Set.of("POST"))));
    }
    resources.add(resource("/api/v2/notifications/connect", new TreeSet<>(Set.of("POST"))));
    return resources;
  }

  private static Resource resource(String path, Set<String> methods) {
    methods.add("OPTIONS");
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return new Resource(path, methods);
  }

  private static String path(String template) {
    var path =
        template
            .replace("{userId}", AGENT_2_ID)
            .replace("{workbinId}", WORKBIN)
            .replace("{collection}", "emails")
            .replace("{interactionId}", "some-interaction")
            .replace("{featureId}", "api-multimedia");
    assertThat(path).as("a path with a value for each parameter").doesNotContain("{");
    return path;
  }

  private static List<String> otherMethods(Resource resource) {
    return METHODS.stream().filter(method -> !resource.allow().contains(method)).toList();
  }
}
