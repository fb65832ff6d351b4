package io.workbins.blackbox.command;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2_ID;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.CommandForm;
import io.workbins.blackbox.harness.CommandWatch;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Path parameters, such as the session id that servlet containers and load balancers append, are
 * ignored in every segment and with every method.
 */
@QuarkusIntegrationTest
class PathParameterIT {

  private static final String NOTIFICATIONS = "/api/v2/notifications";
  private static final List<String> AT_EACH_SEGMENT = List.of(";jsessionid=x", ";x=1");
  private static final List<String> AT_THE_LAST_SEGMENT =
      List.of(";", ";x=1;jsessionid=F00.node1", ";x=%2F..%2F");
  private static final List<String> READ =
      List.of(
          "/api/v2/me",
          "/api/v2/workbins?fields=*",
          "/api/v2/me/workbins/" + WORKBIN,
          "/api/v2/workbins/" + WORKBIN + "?subresources=*",
          "/api/v2/users/" + AGENT_2_ID + "/workbins/" + WORKBIN + "/emails",
          "/api/v2/features",
          "/api/v2/diagnostics/version");

  static Stream<Arguments> commands() {
    return CommandForm.all()
        .flatMap(form -> withParameters(form.path()).map(path -> Arguments.of(form, path)));
  }

  static Stream<Arguments> reading() {
    return READ.stream()
        .flatMap(path -> withParameters(path).map(changed -> Arguments.of(path, changed)));
  }

  static Stream<String> polls() {
    return Stream.of(NOTIFICATIONS, NOTIFICATIONS + "/handshake")
        .flatMap(PathParameterIT::withParameters);
  }

  static Stream<String> upgrades() {
    return withParameters(NOTIFICATIONS);
  }

  static Stream<String> all() {
    return Stream.of(
            CommandForm.all().map(CommandForm::path).flatMap(PathParameterIT::withParameters),
            READ.stream()
                .filter(path -> !path.endsWith("/version"))
                .flatMap(PathParameterIT::withParameters),
            polls())
        .flatMap(Function.identity())
        .distinct();
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("commands")
  void aCommandIgnoresPathParameters(CommandForm form, String path) throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var reply = RawHttp.post(path, UNSUBSCRIBE).as(form.userName()).json().send();

      reply.accepted();
      watch.assertCommands(form.workbins());
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("reading")
  void aGetIgnoresPathParameters(String path, String changed) throws Exception {
    var expected = RawHttp.get(path).as(SUPERVISOR_1).send().accepted();

    var reply = RawHttp.get(changed).as(SUPERVISOR_1).send();

    reply.accepted();
    Map<String, Object> expectedBody = expected.json().getMap("");
    assertThat(reply.json().<String, Object>getMap("")).isEqualTo(expectedBody);
  }

  @ParameterizedTest
  @MethodSource("all")
  void optionsIgnoresPathParameters(String path) throws Exception {
    var bare = path.replaceAll(";[^/?]*", "");
    var expected = RawHttp.request("OPTIONS", bare).as(SUPERVISOR_1).send();

    var reply = RawHttp.request("OPTIONS", path).as(SUPERVISOR_1).send();

    assertThat(reply.status()).isEqualTo(expected.status()).isIn(200, 204);
    assertThat(reply.allow()).isNotEmpty().containsExactlyElementsOf(expected.allow());
  }

  @ParameterizedTest
  @MethodSource("all")
  void anotherMethodIsRefusedDespitePathParameters(String path) throws Exception {
    var reply = RawHttp.request("DELETE", path).as(SUPERVISOR_1).send();

    reply.refused(405, 3);
    assertThat(reply.allow()).contains("OPTIONS");
  }

  /** A proxy that allows only the public paths takes {@code ..;} for the name of a folder. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/..;/..;/q/metrics",
        "/page/..;/q/health",
        "/page/..;x=1/q/metrics",
        "/api/%2e%2e;/q/health",
        "/api/.%2E;/q/metrics",
        "/api/v2/.;/me",
        "/page/..;"
      })
  void aDotSegmentWithAPathParameterIsRefused(String path) throws Exception {
    RawHttp.get(path).send().refused(400, 10);
  }

  @ParameterizedTest
  @MethodSource("polls")
  void longPollingIgnoresPathParameters(String path) throws Exception {
    var reply = RawHttp.post(path, "[" + Bayeux.HANDSHAKE + "]").as(AGENT_1).json().send();

    assertThat(reply.status()).as("status of <%s>", reply).isEqualTo(200);
    assertThat(reply.json().getBoolean("[0].successful")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("upgrades")
  void anUpgradeIgnoresPathParameters(String path) throws Exception {
    try (var socket = RawSocket.atPath(path, AGENT_1)) {
      socket.handshake();

      long referenceId = accepted(AGENT_1, "/me/workbins/" + WORKBIN, UNSUBSCRIBE);

      assertThat(socket.awaitMessage().getLong("data.referenceId")).isEqualTo(referenceId);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void pathParametersDoNotBypassAuthentication(String path) throws Exception {
    for (var method : new String[] {"GET", "POST", "OPTIONS", "DELETE"}) {
      var reply = RawHttp.request(method, path).send();

      reply.refused(403, 20);
    }
  }

  /** Paths with the prefix of a public path. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q;x=1/../api/v2/me",
        "/q/..;x=1/api/v2/me",
        "/q/..;/api/v2/me",
        "/q/;x=1/../../api/v2/me",
        "/page/..;x=1/api/v2/me",
        "/page/..;/api/v2/me",
        "/;x=1/api/v2/me",
        "/;/../api/v2/me",
        "/api/v2/diagnostics/version;x=1/../../me",
        "/api/v2/diagnostics/version/..;x=1/../me",
        "/api/v2/diagnostics/version;x=/../../me"
      })
  void prefixesOfPublicPathsAreNotPublic(String path) throws Exception {
    var reply = RawHttp.get(path).send();

    assertThat(reply.status()).as("status of <%s>", reply).isIn(400, 403, 404);
    assertThat(reply.body()).doesNotContain("userName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%3Bx=1", "%3bjsessionid=x"})
  void anEncodedSemicolonIsPartOfTheId(String suffix) throws Exception {
    try (var watch = CommandWatch.of(AGENT_1)) {
      var path = "/api/v2/me/workbins/" + WORKBIN + suffix;

      RawHttp.post(path, UNSUBSCRIBE).as(AGENT_1).json().send().refused(404, 6);
      RawHttp.get(path).as(AGENT_1).send().refused(404, 6);
      watch.assertNoCommands();
    }
  }

  /** The path with parameters at each of its segments, and at all of them. */
  private static Stream<String> withParameters(String path) {
    var parts = path.split("\\?", 2);
    var segments = List.of(parts[0].substring(1).split("/", -1));
    var query = parts.length == 2 ? "?" + parts[1] : "";
    var atEach =
        AT_EACH_SEGMENT.stream()
            .flatMap(
                parameter ->
                    Stream.concat(
                        IntStream.range(0, segments.size())
                            .mapToObj(at -> withParameters(segments, parameter, i -> i == at)),
                        Stream.of(withParameters(segments, parameter, i -> true))));
    var atTheLast = AT_THE_LAST_SEGMENT.stream().map(parameter -> parts[0] + parameter);
    return Stream.concat(atEach, atTheLast).map(changed -> changed + query);
  }

  private static String withParameters(
      List<String> segments, String parameter, IntPredicate hasParameter) {
    return IntStream.range(0, segments.size())
        .mapToObj(i -> "/" + segments.get(i) + (hasParameter.test(i) ? parameter : ""))
        .collect(Collectors.joining());
  }
}
