package io.workbins.blackbox.command;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2_ID;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static io.workbins.blackbox.harness.Sandbox.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.AcceptHeader;
import io.workbins.blackbox.harness.RawHttp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The media types that clients accept and send, for all requests except commands. */
@QuarkusIntegrationTest
class ResourceNegotiationIT {

  private static final String ME = "/api/v2/me";
  private static final String START =
      "{\"operationName\":\"StartContactCenterSession\",\"channels\":[\"multimedia\"]}";
  private static final String END = "{\"operationName\":\"EndContactCenterSession\"}";
  private static final List<String> READ =
      List.of(
          ME,
          "/api/v2/me/workbin-subscriptions",
          "/api/v2/users/" + AGENT_2_ID,
          "/api/v2/workbins?fields=*",
          "/api/v2/workbins?workbinIds=" + WORKBIN + "&subresources=*",
          "/api/v2/me/workbins",
          "/api/v2/me/workbins/" + WORKBIN,
          "/api/v2/workbins/" + WORKBIN + "/emails?fields=*",
          "/api/v2/users/" + AGENT_2_ID + "/workbins/" + WORKBIN + "?subresources=*",
          "/api/v2/features",
          "/api/v2/features/api-multimedia",
          "/api/v2/diagnostics/version");

  static Stream<Arguments> acceptWithJson() {
    return ofEachResource(AcceptHeader.withJson());
  }

  static Stream<Arguments> acceptWithoutJson() {
    return ofEachResource(AcceptHeader.withoutJson());
  }

  static Stream<Arguments> unusualAccept() {
    return ofEachResource(AcceptHeader.unusual());
  }

  @AfterEach
  void endSubscriptions() {
    accepted(AGENT_1, "/me/workbins/" + WORKBIN, "{\"operationName\":\"Unsubscribe\"}");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("acceptWithJson")
  void aGetIsServedToAClientThatAcceptsJson(String path, AcceptHeader accept) throws Exception {
    var reply = RawHttp.get(path).as(SUPERVISOR_1).lines(accept.lines()).send();

    reply.accepted();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("acceptWithoutJson")
  void aGetIsRefusedToAClientThatAcceptsNoJson(String path, AcceptHeader accept) throws Exception {
    var reply = RawHttp.get(path).as(SUPERVISOR_1).lines(accept.lines()).send();

    reply.refused(406, 10);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("unusualAccept")
  void anUnusualAcceptHeaderCausesNoInternalErrorOnGet(String path, AcceptHeader accept)
      throws Exception {
    var reply = RawHttp.get(path).as(SUPERVISOR_1).lines(accept.lines()).send();

    assertServedOrRefused(reply);
  }

  @ParameterizedTest
  @MethodSource("io.workbins.blackbox.harness.AcceptHeader#withJson")
  void aSessionIsStartedForAClientThatAcceptsJson(AcceptHeader accept) throws Exception {
    var reply = RawHttp.post(ME, START).as(AGENT_1).json().lines(accept.lines()).send();

    reply.accepted();
    assertThat(reply.json().getList("succeeded.channel")).containsExactly("multimedia");
  }

  @ParameterizedTest
  @MethodSource("io.workbins.blackbox.harness.AcceptHeader#withoutJson")
  void aSessionIsNotStartedForAClientThatAcceptsNoJson(AcceptHeader accept) throws Exception {
    var reply = RawHttp.post(ME, START).as(AGENT_1).json().lines(accept.lines()).send();

    reply.refused(406, 10);
  }

  @ParameterizedTest
  @MethodSource("io.workbins.blackbox.harness.AcceptHeader#unusual")
  void anUnusualAcceptHeaderCausesNoInternalErrorOnSessionStart(AcceptHeader accept)
      throws Exception {
    assertServedOrRefused(RawHttp.post(ME, START).as(AGENT_1).json().lines(accept.lines()).send());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept: text/html", "Accept: application/xml"})
  void aSessionIsNotEndedForAClientThatAcceptsNoJson(String accept) throws Exception {
    accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE);

    var reply = RawHttp.post(ME, END).as(AGENT_1).json().lines(List.of(accept)).send();

    reply.refused(406, 10);
    get(AGENT_1, "/me/workbin-subscriptions").body("subscriptions", not(empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void aSessionIsNotEndedByABodyOfAnotherMediaType(String contentType) throws Exception {
    accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE);

    var reply = RawHttp.post(ME, END).as(AGENT_1).header("Content-Type", contentType).send();

    reply.refused(415, 10);
    get(AGENT_1, "/me/workbin-subscriptions").body("subscriptions", not(empty()));
  }

  private static void assertServedOrRefused(RawHttp.Reply reply) {
    assertThat(reply.status()).as("status of <%s>", reply).isIn(200, 400, 406);
    if (reply.status() == 200) {
      reply.accepted();
    } else {
      reply.refused(10);
    }
  }

  private static Stream<Arguments> ofEachResource(Stream<AcceptHeader> headers) {
    var all = headers.toList();
    return READ.stream().flatMap(path -> all.stream().map(header -> Arguments.of(path, header)));
  }
}
