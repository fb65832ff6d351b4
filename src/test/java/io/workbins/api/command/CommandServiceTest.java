package io.workbins.api.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.workbins.InMemoryParts;
import io.workbins.api.command.CommandRequest.Target;
import io.workbins.api.expiry.SubscriptionEnding;
import io.workbins.api.expiry.SubscriptionRevocation;
import io.workbins.identity.Permissions;
import io.workbins.identity.TestUsers;
import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import io.workbins.workbin.Workbin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands without HTTP: reply, error and metric. */
class CommandServiceTest {

  private static final String SUBSCRIBE = "{\"operationName\":\"Subscribe\"}";
  private static final User CALLER = TestUsers.withFeatures("api-multimedia");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final InMemoryParts parts = new InMemoryParts();
  private final Directory directory =
      new Directory(
          List.of(new Account(CALLER, new Account.Plain(""))),
          Map.of("Agents", Set.of(CALLER.id())),
          Map.of("Places", Set.of(CALLER.id())),
          List.of(new Workbin("w1", "name", "name", Workbin.Type.Agent)));
  private final Permissions permissions = new Permissions(directory);
  private final SubscriptionRevocation revocation =
      new SubscriptionRevocation(
          parts.subscriptions(),
          parts.workbins(),
          directory,
          permissions,
          new SubscriptionEnding(parts.subscriptions(), meters));
  private final CommandService commands =
      new CommandService(
          parts.subscriptions(),
          parts.workbins(),
          new OwnerResolver(permissions, directory),
          directory,
          new CommandMetrics(meters, parts.subscriptions()),
          revocation);

  @Test
  void aCommandOnOneWorkbinIsAnsweredWithItsReferenceNumber() {
    var reply = commands.execute(CALLER, one("w1", SUBSCRIBE));

    assertThat(reply).isCompletedWithValue(new CommandReply.Single(0, 1));
    assertThat(count("subscribe", "accepted")).isEqualTo(1);
  }

  @Test
  void aCommandOnKnownAndUnknownWorkbinsIsAcceptedInPart() {
    var reply = commands.execute(CALLER, several(SUBSCRIBE, "w1,w2"));

    assertThat(reply)
        .isCompletedWithValueMatching(
            accepted ->
                accepted instanceof CommandReply.Multiple multiple
                    && multiple.statusCode() == 7
                    && multiple.referenceIds().equals(Map.of("w1", 1L))
                    && multiple.failed().get(0).id().equals("w2"));
    assertThat(count("subscribe", "partial")).isEqualTo(1);
  }

  /** A null body causes a NullPointerException before the operation is parsed. */
  @Test
  void aFaultBeforeTheOperationIsKnownIsCountedAsInternal() {
    var reply =
        commands.execute(CALLER, new CommandRequest(new Target.One("w1"), null, null, null, null));

    assertThat(reply).isCompletedExceptionally();
    assertThat(count("none", "internal")).isEqualTo(1);
  }

  static Stream<Arguments> refusedCommands() {
    return Stream.of(
        Arguments.of(one(" ", SUBSCRIBE), "workbin id must not be blank"),
        Arguments.of(
            one("x".repeat(201), SUBSCRIBE), "workbin id must have at most 200 characters"),
        Arguments.of(
            one("a\u0000", SUBSCRIBE), "workbin id must not have control or formatting characters"),
        Arguments.of(one("w2", SUBSCRIBE), "There is no such workbin"),
        Arguments.of(
            several(SUBSCRIBE, ","),
            "workbinIds must have one or more workbin ids, separated by commas"),
        Arguments.of(
            several(
                SUBSCRIBE, String.join(",", Stream.iterate("a", a -> a + "a").limit(101).toList())),
            "workbinIds must have at most 100 ids, not 101"),
        Arguments.of(one("w1", ""), "operationName must be given"),
        Arguments.of(one("w1", "{"), "The body must be valid JSON"),
        Arguments.of(one("w1", "[]"), "The body must be a JSON object"),
        Arguments.of(
            one("w1", "{\"operationName\":\"AddEmail\"}"),
            "The interaction is missing: id or uri must be given"),
        Arguments.of(
            one("w1", "{\"operationName\":\"AddEmail\",\"id\":7}"),
            "id or uri of the interaction must be a string"),
        Arguments.of(
            one("w1", "{\"operationName\":\"AddEmail\",\"id\":\"e\",\"userData\":[]}"),
            "userData must be an object"),
        Arguments.of(
            one("w1", "{\"operationName\":\"UnsubscribeAll\"}"),
            "This operation must be sent to /workbins, without an id"),
        Arguments.of(
            several("{\"operationName\":\"AddEmail\",\"id\":\"e\"}", "w1"),
            "This operation must be sent to /workbins/{workbinId}"),
        Arguments.of(
            group("w1", "Agents", "Places"), "Only one of agentGroup and placeGroup must be given"),
        Arguments.of(group("w1", "Nobody", null), "There is no such agent group"));
  }

  @ParameterizedTest
  @MethodSource("refusedCommands")
  void aRefusedCommandSaysWhatMustBeDone(CommandRequest request, String message) {
    var reply = commands.execute(CALLER, request);

    assertThat(reply.handle((accepted, error) -> text(error))).isCompletedWithValue(message);
  }

  @Test
  void aCallerWithoutMultimediaHasNoWorkbins() {
    var reply =
        commands.execute(TestUsers.withRoles("nobody", Role.ROLE_AGENT), one("w1", SUBSCRIBE));

    assertThat(reply).isCompletedExceptionally();
    assertThat(count("none", "not-found")).isEqualTo(1);
  }

  private static String text(Throwable error) {
    return error.getCause() == null ? error.getMessage() : error.getCause().getMessage();
  }

  private double count(String operation, String outcome) {
    return meters
        .get("workbins.commands")
        .tags("operation", operation, "outcome", outcome)
        .counter()
        .count();
  }

  private static CommandRequest one(String workbinId, String body) {
    return new CommandRequest(new Target.One(workbinId), null, null, null, body.getBytes(UTF_8));
  }

  private static CommandRequest several(String body, String workbinIds) {
    return new CommandRequest(
        new Target.Several(List.of(workbinIds)), null, null, null, body.getBytes(UTF_8));
  }

  private static CommandRequest group(String workbinId, String agentGroup, String placeGroup) {
    return new CommandRequest(
        new Target.One(workbinId), null, agentGroup, placeGroup, SUBSCRIBE.getBytes(UTF_8));
  }
}
