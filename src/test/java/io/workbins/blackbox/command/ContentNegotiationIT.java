package io.workbins.blackbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.AcceptHeader;
import io.workbins.blackbox.harness.CommandForm;
import io.workbins.blackbox.harness.CommandWatch;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commands in each URL form, with the media types that clients accept and send. A refused command
 * uses no reference number and causes no notification.
 */
@QuarkusIntegrationTest
class ContentNegotiationIT {

  static Stream<Arguments> acceptWithJson() {
    return inEachForm(AcceptHeader.withJson());
  }

  static Stream<Arguments> acceptWithoutJson() {
    return inEachForm(AcceptHeader.withoutJson());
  }

  static Stream<Arguments> unusualAccept() {
    return inEachForm(AcceptHeader.unusual());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("acceptWithJson")
  void aClientThatAcceptsJsonIsServed(CommandForm form, AcceptHeader accept) throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var reply = form.command().json().lines(accept.lines()).send();

      reply.accepted();
      watch.assertCommands(form.workbins());
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("acceptWithoutJson")
  void aClientThatAcceptsNoJsonIsRefused(CommandForm form, AcceptHeader accept) throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var reply = form.command().json().lines(accept.lines()).send();

      reply.refused(406, 10);
      watch.assertNoCommands();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("unusualAccept")
  void anUnusualAcceptHeaderCausesNoInternalError(CommandForm form, AcceptHeader accept)
      throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var reply = form.command().json().lines(accept.lines()).send();

      assertThat(reply.status()).as("status of <%s>", reply).isIn(200, 400, 406);
      if (reply.status() == 200) {
        reply.accepted();
        watch.assertCommands(form.workbins());
      } else {
        reply.refused(10);
        watch.assertNoCommands();
      }
    }
  }

  static Stream<Arguments> jsonBodies() {
    return inEachForm(
        Stream.of(
            "application/json",
            "application/json; charset=UTF-8",
            "application/json;charset=utf-8",
            "Application/JSON"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("jsonBodies")
  void aJsonBodyIsAccepted(CommandForm form, String contentType) throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var reply = form.command().header("Content-Type", contentType).send();

      reply.accepted();
      watch.assertCommands(form.workbins());
    }
  }

  static Stream<CommandForm> forms() {
    return CommandForm.all();
  }

  /** The samples of the API have no headers ({@code workbins-api.md} sections 2.2 to 2.6). */
  @ParameterizedTest
  @MethodSource("forms")
  void aBodyNeedsNoContentType(CommandForm form) throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var reply = form.command().send();

      reply.accepted();
      watch.assertCommands(form.workbins());
    }
  }

  static Stream<Arguments> otherBodies() {
    return inEachForm(
        Stream.of(
            "text/plain",
            "text/plain;charset=UTF-8",
            "application/xml",
            "application/x-www-form-urlencoded",
            "*/*",
            "application/*"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("otherBodies")
  void aBodyOfAnotherMediaTypeIsRefused(CommandForm form, String contentType) throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var reply = form.command().header("Content-Type", contentType).send();

      reply.refused(415, 10);
      watch.assertNoCommands();
    }
  }

  static Stream<Arguments> malformedContentTypes() {
    return inEachForm(Stream.of("nonsense", "json", "application/", "/json", "a/b/c"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("malformedContentTypes")
  void aBodyOfAMalformedMediaTypeIsRefused(CommandForm form, String contentType) throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var reply = form.command().header("Content-Type", contentType).send();

      assertThat(reply.status()).as("status of <%s>", reply).isIn(400, 415);
      reply.refused(10);
      watch.assertNoCommands();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void bothWrongMediaTypesAreRefused(CommandForm form) throws Exception {
    try (var watch = CommandWatch.of(form.userName())) {
      var reply =
          form.command().header("Content-Type", "text/plain").header("Accept", "text/html").send();

      assertThat(reply.status()).as("status of <%s>", reply).isIn(406, 415);
      reply.refused(10);
      watch.assertNoCommands();
    }
  }

  private static Stream<Arguments> inEachForm(Stream<?> values) {
    var all = values.toList();
    return CommandForm.all().flatMap(form -> all.stream().map(value -> Arguments.of(form, value)));
  }
}
