package io.workbins.blackbox.command;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2_ID;
import static io.workbins.blackbox.harness.Sandbox.AGENT_GROUP_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.OTHER_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.PLACE_GROUP_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Sandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All URL forms of Subscribe and Unsubscribe, as in the samples of {@code workbins-api.md} sections
 * 2 and 3.
 */
@QuarkusIntegrationTest
class CommandFormsIT {

  private static final String SEVERAL = "?workbinIds=" + WORKBIN + "," + OTHER_WORKBIN;

  /** A URL form: the caller, the path, the workbins, and the owner in the notifications. */
  private record Form(
      String name,
      String userName,
      String path,
      List<String> workbinIds,
      Map<String, Object> owner) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Form> formsOfOneWorkbin() {
    var ofAgent2 = Map.<String, Object>of("workbinUserId", AGENT_2_ID);
    var ofAgentGroup = Map.<String, Object>of("agentGroup", "MyAgentGroup");
    var ofPlaceGroup = Map.<String, Object>of("placeGroup", "MyPlaceGroup");
    return Stream.of(
        one("2.1 own", AGENT_1, "/me/workbins/" + WORKBIN, WORKBIN, Map.of()),
        one("2.1 own without me", AGENT_1, "/workbins/" + WORKBIN, WORKBIN, Map.of()),
        one(
            "2.3 of a user",
            SUPERVISOR_1,
            "/users/" + AGENT_2_ID + "/workbins/" + WORKBIN,
            WORKBIN,
            ofAgent2),
        one(
            "2.5 agent group",
            AGENT_1,
            "/me/workbins/" + AGENT_GROUP_WORKBIN + "?agentGroup=MyAgentGroup",
            AGENT_GROUP_WORKBIN,
            ofAgentGroup),
        one(
            "2.5 agent group without me",
            AGENT_1,
            "/workbins/" + AGENT_GROUP_WORKBIN + "?agentGroup=MyAgentGroup",
            AGENT_GROUP_WORKBIN,
            ofAgentGroup),
        one(
            "2.6 place group",
            AGENT_1,
            "/me/workbins/" + PLACE_GROUP_WORKBIN + "?placeGroup=MyPlaceGroup",
            PLACE_GROUP_WORKBIN,
            ofPlaceGroup));
  }

  static Stream<Form> formsOfSeveralWorkbins() {
    return Stream.of(
        several("2.2 own", AGENT_1, "/me/workbins" + SEVERAL, Map.of()),
        several("2.2 own without me", AGENT_1, "/workbins" + SEVERAL, Map.of()),
        several(
            "2.4 of a user",
            SUPERVISOR_1,
            "/users/" + AGENT_2_ID + "/workbins" + SEVERAL,
            Map.of("workbinUserId", AGENT_2_ID)),
        several(
            "agent group",
            AGENT_1,
            "/me/workbins" + SEVERAL + "&agentGroup=MyAgentGroup",
            Map.of("agentGroup", "MyAgentGroup")),
        several(
            "place group",
            AGENT_1,
            "/workbins" + SEVERAL + "&placeGroup=MyPlaceGroup",
            Map.of("placeGroup", "MyPlaceGroup")));
  }

  static Stream<Arguments> ofOneWorkbin() {
    return everyOperation(formsOfOneWorkbin());
  }

  static Stream<Arguments> ofSeveralWorkbins() {
    return everyOperation(formsOfSeveralWorkbins());
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("ofOneWorkbin")
  void aCommandOnOneWorkbinIsAnsweredAndNotified(Form form, String body, String state)
      throws Exception {
    try (var desktop = Desktop.of(form.userName(), Over.WEBSOCKET)) {
      Map<String, Object> reply =
          post(form.userName(), form.path(), body)
              .statusCode(200)
              .header("Content-Type", "application/json")
              .extract()
              .jsonPath()
              .getMap("");

      assertThat(reply)
          .containsOnlyKeys("statusCode", "referenceId")
          .containsEntry("statusCode", 0);
      assertThat(desktop.awaitMessage())
          .isEqualTo(notification(form, form.workbinIds().get(0), state, reply.get("referenceId")));
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("ofSeveralWorkbins")
  void aCommandOnSeveralWorkbinsIsAnsweredAndNotifiedInOrder(Form form, String body, String state)
      throws Exception {
    try (var desktop = Desktop.of(form.userName(), Over.WEBSOCKET)) {
      var reply = post(form.userName(), form.path(), body).statusCode(200).extract().jsonPath();

      assertThat(reply.getMap("")).containsOnlyKeys("statusCode", "referenceIds");
      Map<String, Object> referenceIds = reply.getMap("referenceIds");
      assertThat(referenceIds).containsOnlyKeys(WORKBIN, OTHER_WORKBIN);
      assertThat((int) referenceIds.get(OTHER_WORKBIN))
          .isEqualTo((int) referenceIds.get(WORKBIN) + 1);
      for (var id : form.workbinIds()) {
        assertThat(desktop.awaitMessage())
            .isEqualTo(notification(form, id, state, referenceIds.get(id)));
      }
    }
  }

  /** The samples of sections 2.2 to 2.6 have no headers. */
  @Test
  void aCommandNeedsNoContentType() throws Exception {
    var reply = Sandbox.plain(AGENT_1, "/api/v2/me/workbins/" + WORKBIN, SUBSCRIBE, "X-None", "");

    assertThat(reply.statusCode()).isEqualTo(200);
  }

  private static Map<String, Object> notification(
      Form form, String workbinId, String state, Object referenceId) {
    var data = new HashMap<>(form.owner());
    data.put("messageType", "WorkbinSubscriptionStateChangeMessage");
    data.put("id", workbinId);
    data.put("stateResource", state);
    data.put("referenceId", ((Number) referenceId).longValue());
    return data;
  }

  private static Stream<Arguments> everyOperation(Stream<Form> forms) {
    return forms.flatMap(
        form ->
            Stream.of(
                Arguments.of(form, SUBSCRIBE, "Subscribed"),
                Arguments.of(form, UNSUBSCRIBE, "Unsubscribed")));
  }

  private static Form one(
      String name, String userName, String path, String id, Map<String, Object> owner) {
    return new Form(name, userName, path, List.of(id), owner);
  }

  private static Form several(
      String name, String userName, String path, Map<String, Object> owner) {
    return new Form(name, userName, path, List.of(WORKBIN, OTHER_WORKBIN), owner);
  }
}
