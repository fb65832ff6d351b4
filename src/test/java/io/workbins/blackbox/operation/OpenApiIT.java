package io.workbins.blackbox.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.RawHttp;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The format and content of the OpenAPI document. */
@QuarkusIntegrationTest
class OpenApiIT {

  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";
  private static final List<String> OF_ONE_WORKBIN =
      List.of(
          "/api/v2/me/workbins/{workbinId}",
          "/api/v2/workbins/{workbinId}",
          "/api/v2/users/{userId}/workbins/{workbinId}");
  private static final List<String> OF_SEVERAL_WORKBINS =
      List.of("/api/v2/me/workbins", "/api/v2/workbins", "/api/v2/users/{userId}/workbins");

  @ParameterizedTest
  @CsvSource({
    "/q/openapi,             application/json",
    "/q/openapi?format=json, ",
    "/q/openapi?format=JSON, ",
    "/q/openapi?format=json, */*",
    "/q/openapi.json,        ",
    "/q/openapi.json,        application/json",
    "/q/openapi.json,        */*"
  })
  void theDocumentIsJsonOnRequest(String path, String accept) throws Exception {
    var reply = get(path, accept);

    assertThat(mediaType(reply)).isEqualTo(JSON);
    assertDocument(parse(new JsonFactory(), reply.body()));
  }

  @ParameterizedTest
  @CsvSource({
    "/q/openapi,             ",
    "/q/openapi,             */*",
    "/q/openapi,             application/yaml",
    "/q/openapi?format=yaml, ",
    "/q/openapi?format=YAML, ",
    "/q/openapi.yaml,        ",
    "/q/openapi.yaml,        application/yaml",
    "/q/openapi.yml,         "
  })
  void theDocumentIsYamlOtherwise(String path, String accept) throws Exception {
    var reply = get(path, accept);

    assertThat(mediaType(reply)).isEqualTo(YAML);
    assertThat(reply.body()).as("YAML, not JSON, which is also valid YAML").doesNotStartWith("{");
    assertDocument(parse(new YAMLFactory(), reply.body()));
  }

  @Test
  void bothFormatsHaveTheSameContent() throws Exception {
    var json = parse(new JsonFactory(), get("/q/openapi.json", null).body());
    var yaml = parse(new YAMLFactory(), get("/q/openapi.yaml", null).body());

    assertThat(yaml).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/openapi", "/q/openapi.json", "/q/openapi.yaml"})
  void theDocumentAnswersHead(String path) throws Exception {
    assertThat(RawHttp.request("HEAD", path).send().status()).isEqualTo(200);
  }

  @Test
  void eachPathIsDescribed() throws Exception {
    assertThat(document().path("paths").fieldNames())
        .toIterable()
        .containsAll(OF_ONE_WORKBIN)
        .containsAll(OF_SEVERAL_WORKBINS)
        .contains(
            "/api/v2/me",
            "/api/v2/me/workbin-subscriptions",
            "/api/v2/users/{userId}",
            "/api/v2/users/{userId}/workbin-subscriptions",
            "/api/v2/me/workbins/{workbinId}/{collection}",
            "/api/v2/me/workbins/{workbinId}/{collection}/{interactionId}",
            "/api/v2/workbins/{workbinId}/{collection}",
            "/api/v2/workbins/{workbinId}/{collection}/{interactionId}",
            "/api/v2/users/{userId}/workbins/{workbinId}/{collection}",
            "/api/v2/users/{userId}/workbins/{workbinId}/{collection}/{interactionId}",
            "/api/v2/features",
            "/api/v2/features/{featureId}",
            "/api/v2/diagnostics/version",
            "/api/v2/workbin-events");
  }

  @Test
  void eachCommandHasABodyAndReplies() throws Exception {
    var document = document();

    for (var path : Stream.concat(OF_ONE_WORKBIN.stream(), OF_SEVERAL_WORKBINS.stream()).toList()) {
      var post = document.path("paths").path(path).path("post");
      var body = resolved(document, post.at("/requestBody/content/application~1json/schema"));
      assertThat(names(body.at("/properties/operationName/enum")))
          .as("operations of %s", path)
          .contains("Subscribe", "Unsubscribe");
      assertThat(post.path("summary").asText()).as("summary of %s", path).isNotBlank();
      assertThat(post.path("responses").has("200")).as("200 of %s", path).isTrue();
      assertThat(post.path("responses").has("default")).as("errors of %s", path).isTrue();
    }
  }

  @Test
  void eachCommandHasTheReplyOfItsForm() throws Exception {
    var document = document();

    for (var path : OF_ONE_WORKBIN) {
      assertThat(reply(document, path).has("referenceId")).as(path).isTrue();
    }
    for (var path : OF_SEVERAL_WORKBINS) {
      assertThat(reply(document, path).has("referenceIds")).as(path).isTrue();
    }
  }

  @Test
  void eachParameterOfAPathIsDescribed() throws Exception {
    var paths = document().path("paths");

    for (var path : (Iterable<String>) paths::fieldNames) {
      for (var method : List.of("get", "post")) {
        if (paths.path(path).has(method)) {
          var described =
              Stream.concat(parameters(paths.path(path)), parameters(paths.path(path).path(method)))
                  .toList();
          for (var part : path.split("/", -1)) {
            if (part.startsWith("{")) {
              assertThat(described)
                  .as("parameters of %s %s", method, path)
                  .containsOnlyOnce(part.substring(1, part.length() - 1));
            }
          }
        }
      }
    }
  }

  private static Stream<String> parameters(JsonNode of) {
    return of.path("parameters").findValuesAsText("name").stream();
  }

  private static JsonNode reply(JsonNode document, String path) {
    var schema =
        document
            .path("paths")
            .path(path)
            .at("/post/responses/200/content/application~1json/schema");
    // the first of several is the usual one
    return resolved(
            document, schema.path("oneOf").path(0).isMissingNode() ? schema : schema.at("/oneOf/0"))
        .path("properties");
  }

  /** A schema is either inline or a reference to the components. */
  private static JsonNode resolved(JsonNode document, JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
  }

  private static List<String> names(JsonNode array) {
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
        .map(i -> array.get(i).asText())
        .toList();
  }

  private static void assertDocument(JsonNode document) {
    assertThat(document.path("openapi").asText()).startsWith("3.");
    assertThat(document.path("paths").has("/api/v2/me/workbins/{workbinId}")).isTrue();
  }

  private static JsonNode document() throws IOException {
    return parse(new JsonFactory(), get("/q/openapi?format=json", null).body());
  }

  private static JsonNode parse(JsonFactory format, String text) throws IOException {
    return new ObjectMapper(format).readTree(text);
  }

  private static RawHttp.Reply get(String path, String accept) throws IOException {
    var request = RawHttp.get(path);
    var reply = (accept == null ? request : request.header("Accept", accept)).send();
    assertThat(reply.status()).isEqualTo(200);
    return reply;
  }

  private static String mediaType(RawHttp.Reply reply) {
    return reply.header("Content-Type").split(";", 2)[0].strip();
  }
}
