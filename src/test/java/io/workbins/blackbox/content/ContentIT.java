package io.workbins.blackbox.content;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1_ID;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2_ID;
import static io.workbins.blackbox.harness.Sandbox.AGENT_GROUP_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.OTHER_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.PLACE_GROUP_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static io.workbins.blackbox.harness.Sandbox.get;
import static io.workbins.blackbox.harness.Sandbox.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Sandbox;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of workbins: reading, adding and pulling ({@code workbins-api.md} section 4). */
@QuarkusIntegrationTest
class ContentIT {

  private static final String OWN = "/workbins/" + WORKBIN;
  private static final List<String> OF_AGENTS =
      List.of(WORKBIN, OTHER_WORKBIN, "40b9b24b-0e15-4458-8a11-4a1958068d3e");

  @Test
  void allWorkbinsAreListedInTheOrderOfTheDirectory() {
    get(AGENT_1, "/workbins?fields=*")
        .body("statusCode", is(0))
        .body("workbins", hasSize(6))
        .body("workbins[0].id", is(WORKBIN))
        .body("workbins[0].workbinName", is("email-in-progress-wb"))
        .body("workbins[0].displayName", is("Email in progress"))
        .body("workbins[0].type", is("Agent"))
        .body(
            "workbins[0].uri",
            is("http://localhost:%d/api/v2/workbins/%s".formatted(RestAssured.port, WORKBIN)))
        .body("workbins.type", not(everyItem(is("Agent"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/me/workbins", "/users/" + AGENT_1_ID + "/workbins"})
  void theWorkbinsOfAnAgentHaveItsType(String path) {
    get(AGENT_1, path + "?fields=*").body("workbins.id", equalTo(OF_AGENTS));
  }

  @Test
  void withoutFieldsThereAreOnlyLinks() {
    get(AGENT_1, "/me/workbins")
        .body("workbins", nullValue())
        .body("uris", hasSize(3))
        .body("uris[0]", startsWith("http://"));
  }

  @Test
  void fieldsSelectsProperties() {
    get(AGENT_1, "/me/workbins?fields=id,type").body("workbins[0].keySet()", hasSize(2));
  }

  @Test
  void aWorkbinIsShownWithoutItsContent() {
    var id = added(AGENT_1, OWN, "AddEmail");

    get(AGENT_1, OWN).body("workbin.id", is(WORKBIN)).body("workbin.emails", nullValue());
    pulled(AGENT_1, OWN, "PullEmail", id);
  }

  @Test
  void aWorkbinIsShownWithItsContent() {
    var email = added(AGENT_1, OWN, "AddEmail");
    var chat = added(AGENT_1, OWN, "AddChat");

    get(AGENT_1, OWN + "?subresources=*")
        .body("workbin.emails.id", contains(email))
        .body("workbin.chats.id", contains(chat))
        .body("workbin.workitems", nullValue());
    get(AGENT_1, OWN + "?subresources=chat,workitem")
        .body("workbin.emails", nullValue())
        .body("workbin.chats.id", contains(chat));
    get(AGENT_1, OWN + "/emails?fields=*").body("emails.id", contains(email));
    pulled(AGENT_1, OWN, "PullInteraction", email);
    pulled(AGENT_1, OWN, "PullChat", chat);
  }

  @Test
  void severalWorkbinsAreAnObjectById() {
    var id = added(AGENT_1, OWN, "AddEmail");

    get(AGENT_1, "/workbins?workbinIds=" + WORKBIN + "," + OTHER_WORKBIN + "&subresources=*")
        .body("workbins.'%s'.emails.id".formatted(WORKBIN), contains(id))
        .body("workbins.'%s'.id".formatted(OTHER_WORKBIN), is(OTHER_WORKBIN));
    pulled(AGENT_1, OWN, "PullEmail", id);
  }

  @Test
  void unknownWorkbinsOfSeveralAreListedAsFailed() {
    get(AGENT_1, "/workbins?workbinIds=" + WORKBIN + ",nowhere")
        .body("statusCode", is(7))
        .body("workbins.keySet()", contains(WORKBIN))
        .body("failed[0].id", is("nowhere"))
        .body("failed[0].statusCode", is(6));
  }

  static Stream<String> mediaTypes() {
    return Stream.of(
        "Chat", "Email", "Workitem", "Openmedia", "Tweet", "Facebook", "Facebooksession");
  }

  @ParameterizedTest
  @MethodSource("mediaTypes")
  void interactionsOfEachMediaTypeAreAddedAndPulled(String media) {
    var collection = media.toLowerCase(Locale.ROOT) + "s";
    var path = "/me/workbins/" + AGENT_GROUP_WORKBIN + "?agentGroup=MyAgentGroup";
    var id = added(AGENT_1, path, "Add" + media);

    get(AGENT_1, path + "&subresources=*")
        .body("workbin.%s.id".formatted(collection), contains(id));
    pulled(AGENT_1, path, "Pull" + media, id);
    get(AGENT_1, path + "&subresources=*").body("workbin." + collection, nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"AddInteraction", "AddInteractionToWorkbin"})
  void anInteractionOfUnknownMediaIsOpenMedia(String operation) {
    var id = added(AGENT_1, OWN, operation);

    get(AGENT_1, OWN + "?subresources=openmedia").body("workbin.openmedias.id", contains(id));
    pulled(AGENT_1, OWN, "PullInteraction", id);
  }

  @Test
  void anInteractionMayBeNamedByItsUri() {
    accepted(
        AGENT_1,
        OWN,
        "{\"operationName\":\"AddEmail\",\"uri\":\"http://gws/api/v2/emails/0001\",\"saveLAR\":\"true\"}");

    get(AGENT_1, OWN + "?subresources=email").body("workbin.emails.id", contains("0001"));
    pulled(AGENT_1, OWN, "PullEmail", "0001");
  }

  @Test
  void usersAndGroupsHaveSeparateContent() {
    var path = "/users/" + AGENT_2_ID + OWN;
    var id = added(SUPERVISOR_1, path, "AddEmail");

    get(SUPERVISOR_1, path + "?subresources=*").body("workbin.emails.id", contains(id));
    get(AGENT_2, OWN + "?subresources=*").body("workbin.emails.id", contains(id));
    get(AGENT_1, OWN + "?subresources=*").body("workbin.emails", nullValue());
    get(AGENT_1, OWN + "?subresources=*&agentGroup=MyAgentGroup")
        .body("workbin.emails", nullValue());
    pulled(SUPERVISOR_1, path, "PullEmail", id);
    get(AGENT_2, OWN + "?subresources=*").body("workbin.emails", nullValue());
  }

  @Test
  void thePlaceGroupHasItsOwnContent() {
    var path = "/me/workbins/" + PLACE_GROUP_WORKBIN + "?placeGroup=MyPlaceGroup";
    var id = added(AGENT_1, path, "AddWorkitem");

    get(AGENT_1, path + "&subresources=workitem").body("workbin.workitems.id", contains(id));
    pulled(AGENT_1, path, "PullWorkitem", id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OWN,
        "/users/" + AGENT_2_ID + OWN,
        "/workbins/" + AGENT_GROUP_WORKBIN + "?agentGroup=MyAgentGroup",
        "/workbins/" + PLACE_GROUP_WORKBIN + "?placeGroup=MyPlaceGroup"
      })
  void theUriOfAnInteractionResolves(String path) {
    var id = added(SUPERVISOR_1, path, "AddEmail");
    var query = path.contains("?") ? "&subresources=*" : "?subresources=*";

    String uri = get(SUPERVISOR_1, path + query).extract().path("workbin.emails[0].uri");

    Sandbox.as(SUPERVISOR_1)
        .get(uri)
        .then()
        .statusCode(200)
        .body("interaction.id", is(id))
        .body("interaction.uri", is(uri));
    pulled(SUPERVISOR_1, path, "PullEmail", id);
    Sandbox.as(SUPERVISOR_1).get(uri).then().statusCode(404).body("statusCode", is(6));
  }

  @Test
  void anInteractionCannotBeAddedTwice() {
    var id = added(AGENT_1, OWN, "AddEmail");

    post(AGENT_1, OWN, operation("AddEmail", id))
        .statusCode(409)
        .body("statusCode", is(18))
        .body("statusMessage", startsWith("Interaction " + id));
    get(AGENT_1, OWN + "?subresources=*").body("workbin.emails.id", contains(id));
    pulled(AGENT_1, OWN, "PullEmail", id);
  }

  @Test
  void anUnknownInteractionCannotBePulled() {
    post(AGENT_1, OWN, operation("PullEmail", "nowhere")).statusCode(404).body("statusCode", is(6));
  }

  @Test
  void concurrentPullsOfTwoAgentsSucceedOnce() {
    var path = "/me/workbins/" + AGENT_GROUP_WORKBIN + "?agentGroup=MyAgentGroup";
    for (int round = 0; round < 20; round++) {
      var id = added(AGENT_1, path, "AddEmail");

      var statuses =
          IntStream.range(0, 4)
              .parallel()
              .mapToObj(i -> i % 2 == 0 ? AGENT_1 : SUPERVISOR_1)
              .map(user -> post(user, path, operation("PullEmail", id)).extract().statusCode())
              .toList();

      assertThat(statuses).containsExactlyInAnyOrder(200, 404, 404, 404);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"operationName":"AddEmail"}                            | 400 | 1
          {"operationName":"AddEmail","id":""}                    | 400 | 10
          {"operationName":"AddEmail","id":7}                     | 400 | 10
          {"operationName":"PullEmail","uri":["x"]}               | 400 | 10
          {"operationName":"AddEmail","id":"x","userData":"text"} | 400 | 10
          {"operationName":"UnsubscribeAll"}                      | 400 | 10
          """)
  void invalidCommandsAreRefused(String body, int status, int statusCode) {
    post(AGENT_1, OWN, body).statusCode(status).body("statusCode", is(statusCode));
  }

  @Test
  void anInteractionCannotBeAddedToSeveralWorkbins() {
    post(AGENT_1, "/workbins?workbinIds=" + WORKBIN, operation("AddEmail", "x"))
        .statusCode(400)
        .body("statusCode", is(10));
  }

  @ParameterizedTest
  @CsvSource({
    "/workbins/nowhere, 404, 6",
    "/workbins?workbinIds=nowhere, 404, 6",
    "/workbins/" + WORKBIN + "/letters, 404, 6",
    "/workbins/" + WORKBIN + "?subresources=letter, 400, 10",
    "/users/" + AGENT_2_ID + "/workbins, 403, 5",
    "/users/nobody/workbins, 404, 6",
    "/me/workbins/" + WORKBIN + "?agentGroup=nobody, 404, 6"
  })
  void unknownContentIsRefused(String path, int status, int statusCode) {
    Sandbox.as(AGENT_1)
        .get("/api/v2" + path)
        .then()
        .statusCode(status)
        .header("Content-Type", "application/json")
        .body("statusCode", is(statusCode))
        .body("keySet()", containsInAnyOrder("statusCode", "statusMessage"));
  }

  private static String added(String userName, String path, String operation) {
    var id = "0001" + UUID.randomUUID();
    accepted(userName, path, operation(operation, id));
    return id;
  }

  private static void pulled(String userName, String path, String operation, String id) {
    accepted(userName, path, operation(operation, id));
  }

  private static String operation(String name, String id) {
    return "{\"operationName\":\"%s\",\"id\":\"%s\"}".formatted(name, id);
  }
}
