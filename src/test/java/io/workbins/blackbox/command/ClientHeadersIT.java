package io.workbins.blackbox.command;

import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.workbins.blackbox.harness.ClientHeaders;
import io.workbins.blackbox.harness.CommandForm;
import io.workbins.blackbox.harness.CommandWatch;
import io.workbins.blackbox.harness.Desktop;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands in each URL form, with the headers of common HTTP clients. */
@QuarkusIntegrationTest
class ClientHeadersIT {

  static Stream<Arguments> clientsInEachForm() {
    return CommandForm.all()
        .flatMap(
            form -> Stream.of(ClientHeaders.values()).map(headers -> Arguments.of(form, headers)));
  }

  static Stream<CommandForm> forms() {
    return CommandForm.all();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("clientsInEachForm")
  void aCommandWithTheHeadersOfAClientIsExecuted(CommandForm form, ClientHeaders client)
      throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var reply = form.command().lines(client.lines()).send();

      reply.accepted();
      watch.assertCommands(form.workbins());
    }
  }

  /** Sends {@code Accept: text/html, image/gif, image/jpeg, ...} by default. */
  @ParameterizedTest
  @MethodSource("forms")
  void aCommandOfHttpUrlConnectionIsExecuted(CommandForm form) throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var connection = urlConnection(form);
      send(connection);

      assertThat(connection.getResponseCode()).isEqualTo(200);
      assertSuccess(connection.getContentType(), body(connection));
      watch.assertCommands(form.workbins());
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aCommandOfHttpUrlConnectionThatAcceptsJsonIsExecuted(CommandForm form) throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var connection = urlConnection(form);
      connection.setRequestProperty("Accept", "application/json");
      send(connection);

      assertThat(connection.getResponseCode()).isEqualTo(200);
      assertSuccess(connection.getContentType(), body(connection));
      watch.assertCommands(form.workbins());
    }
  }

  static Stream<Arguments> versionsInEachForm() {
    return CommandForm.all()
        .flatMap(
            form ->
                Stream.of(HttpClient.Version.values()).map(version -> Arguments.of(form, version)));
  }

  /** With HTTP/2, its first request offers an upgrade. */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("versionsInEachForm")
  void aCommandOfTheJavaHttpClientIsExecuted(CommandForm form, HttpClient.Version version)
      throws Exception {
    var client = HttpClient.newBuilder().version(version).build();
    try (var watch = CommandWatch.of(form.userName())) {
      var request =
          HttpRequest.newBuilder(uri(form))
              .header("Authorization", Desktop.basic(form.userName()))
              .header("Content-Type", "application/json")
              .header("Accept", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(UNSUBSCRIBE))
              .build();

      var reply = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(reply.statusCode()).isEqualTo(200);
      assertSuccess(reply.headers().firstValue("Content-Type").orElse(""), reply.body());
      watch.assertCommands(form.workbins());
    }
  }

  /** Desktops send GET requests before they subscribe, with the same headers except of a body. */
  @ParameterizedTest
  @EnumSource(ClientHeaders.class)
  void aGetWithTheHeadersOfAClientIsServed(ClientHeaders client) throws Exception {
    var reply = client.get("/api/v2/workbins?fields=*").send();

    reply.accepted();
  }

  private static HttpURLConnection urlConnection(CommandForm form) throws IOException {
    var connection = (HttpURLConnection) uri(form).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Authorization", Desktop.basic(form.userName()));
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setDoOutput(true);
    return connection;
  }

  private static void send(HttpURLConnection connection) throws IOException {
    try (var out = connection.getOutputStream()) {
      out.write(UNSUBSCRIBE.getBytes(UTF_8));
    }
  }

  private static String body(HttpURLConnection connection) throws IOException {
    try (var in = connection.getInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void assertSuccess(String contentType, String body) {
    assertThat(contentType).isEqualTo("application/json");
    assertThat(JsonPath.from(body).getInt("statusCode")).isZero();
  }

  private static URI uri(CommandForm form) {
    return URI.create("http://localhost:" + RestAssured.port + form.path());
  }
}
