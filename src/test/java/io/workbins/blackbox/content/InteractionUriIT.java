package io.workbins.blackbox.content;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1_ID;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.json.JsonObject;
import io.workbins.blackbox.harness.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each URI that the service lists is valid, and accepted back. */
@QuarkusIntegrationTest
class InteractionUriIT {

  private static final List<String> IDS =
      List.of(
          "0001", "a/b", "100%", "a#b", "a?b=c", "Grüße", "a b", "a+b", "%2F", "...", "a,b;c", "✓");

  private static final List<String> FORMS =
      List.of(
          "/me/workbins/" + WORKBIN,
          "/workbins/" + WORKBIN,
          "/users/" + AGENT_1_ID + "/workbins/" + WORKBIN,
          "/me/workbins/" + WORKBIN + "?agentGroup=MyAgentGroup",
          "/me/workbins/" + WORKBIN + "?placeGroup=MyPlaceGroup");

  static Stream<Arguments> formsAndIds() {
    return FORMS.stream().flatMap(form -> IDS.stream().map(id -> Arguments.of(form, id)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("formsAndIds")
  void theListedUriOfAnInteractionIsTakenBack(String form, String id) throws Exception {
    command(form, "AddEmail", "id", id).accepted();
    var uri = listedUri(form, id);

    var read = RawHttp.get(uri.substring(uri.indexOf("/api/v2"))).as(AGENT_1).send().accepted();
    assertThat(read.json().getString("interaction.id")).isEqualTo(id);
    command(form, "PullEmail", "uri", uri).accepted();
    command(form, "AddEmail", "uri", uri).accepted();
    assertThat(listedUri(form, id)).isEqualTo(uri);
    command(form, "PullEmail", "uri", uri + (uri.contains("?") ? "" : "/")).accepted();
    command(form, "PullEmail", "uri", uri).refused(404, 6);
  }

  @Test
  void theListedUriOfAWorkbinIsValid() throws Exception {
    var uris = RawHttp.get("/api/v2/workbins").as(AGENT_1).send().accepted().json().getList("uris");

    for (var uri : uris) {
      RawHttp.get(URI.create((String) uri).getRawPath()).as(AGENT_1).send().accepted();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/workbins/x/emails/100%", "/workbins/x/emails/%zz", "%"})
  void aUriWithABadEscapeIsRefused(String uri) throws Exception {
    command(FORMS.get(0), "AddEmail", "uri", uri).refused(400, 10);
  }

  /** A URL with such a segment has another path. */
  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void anIdThatNoUriCanHaveIsRefused(String id) throws Exception {
    command(FORMS.get(0), "AddEmail", "id", id).refused(400, 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "///", "?a=b", "/workbins/x/emails/%20", "#"})
  void aUriWithoutAnIdIsRefused(String uri) throws Exception {
    var reply = command(FORMS.get(0), "PullEmail", "uri", uri);

    assertThat(reply.status()).isIn(400, 404);
  }

  @Test
  void aSupervisorTakesBackTheUriOfAnotherUser() throws Exception {
    var form = FORMS.get(2);
    command(form, "AddEmail", "id", "of agent1").accepted();
    var uri = listedUri(form, "of agent1");

    RawHttp.post("/api/v2" + form, body("PullEmail", "uri", uri))
        .as(SUPERVISOR_1)
        .json()
        .send()
        .accepted();
  }

  private static String listedUri(String form, String id) throws IOException {
    var parts = form.split("\\?", -1);
    var path =
        "/api/v2"
            + parts[0]
            + "/emails?fields=id&fields=uri"
            + (parts.length > 1 ? "&" + parts[1] : "");
    var uris = new ArrayList<String>();
    var emails =
        RawHttp.get(path).as(AGENT_1).send().accepted().json().<Object>getList("emails").stream()
            .map(email -> (Map<?, ?>) email)
            .toList();
    for (var email : emails) {
      if (id.equals(email.get("id"))) {
        uris.add(URI.create((String) email.get("uri")).toString());
      }
    }
    assertThat(uris).as("uris of %s in %s", id, emails).hasSize(1);
    return uris.get(0);
  }

  private static RawHttp.Reply command(String form, String operation, String name, String value)
      throws IOException {
    return RawHttp.post("/api/v2" + form, body(operation, name, value)).as(AGENT_1).json().send();
  }

  private static String body(String operation, String name, String value) {
    return new JsonObject().put("operationName", operation).put(name, value).encode();
  }
}
