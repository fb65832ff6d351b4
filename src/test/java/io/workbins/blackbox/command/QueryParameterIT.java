package io.workbins.blackbox.command;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.OTHER_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.RawHttp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters in the forms that clients send. */
@QuarkusIntegrationTest
class QueryParameterIT {

  private static final String TWO = "/api/v2/me/workbins?workbinIds=" + WORKBIN;

  /** Clients break long lists into lines, as samples in the documentation do. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ",%s",
        ",%%0A%s",
        "%%0D%%0A,%%20%%09%s%%0A",
        ",%%C2%%A0%s",
        ",,+,%s,",
        "&workbinIds=%s"
      })
  void blanksAroundIdsAreDropped(String rest) throws Exception {
    var path = TWO + rest.formatted(OTHER_WORKBIN);

    var reply = RawHttp.post(path, SUBSCRIBE).as(AGENT_1).json().send().accepted();
    assertThat(reply.json().getMap("referenceIds")).containsOnlyKeys(WORKBIN, OTHER_WORKBIN);
    var read = RawHttp.get(path).as(AGENT_1).send().accepted();
    assertThat(read.json().getMap("workbins")).containsOnlyKeys(WORKBIN, OTHER_WORKBIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agentGroup=MyAgentGroup&placeGroup=",
        "agentGroup=&placeGroup=MyPlaceGroup",
        "agentGroup=&placeGroup=",
        "agentGroup&placeGroup"
      })
  void anEmptyGroupIsNone(String query) throws Exception {
    var path = "/api/v2/me/workbins/" + WORKBIN + "?" + query;

    RawHttp.post(path, SUBSCRIBE).as(AGENT_1).json().send().accepted();
    RawHttp.get(path).as(AGENT_1).send().accepted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fields=id&fields=type", "fields=id,type", "fields=id&fields=,+type"})
  void fieldsMayBeRepeated(String query) throws Exception {
    var reply = RawHttp.get("/api/v2/me/workbins?" + query).as(AGENT_1).send().accepted();

    assertThat(reply.json().getMap("workbins[0]")).containsOnlyKeys("id", "type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fields=", "fields=,"})
  void withoutFieldsThereAreLinks(String query) throws Exception {
    var reply = RawHttp.get("/api/v2/me/workbins?" + query).as(AGENT_1).send().accepted();

    assertThat(reply.json().getList("uris")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"subresources=email&subresources=chat", "subresources=email,chat"})
  void subresourcesMayBeRepeated(String query) throws Exception {
    RawHttp.get("/api/v2/workbins/" + WORKBIN + "?" + query).as(AGENT_1).send().accepted();
    RawHttp.get("/api/v2/workbins/" + WORKBIN + "?subresources=email&subresources=x")
        .as(AGENT_1)
        .send()
        .refused(400, 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"subresources=x&subresources=features", "subresources=features,x"})
  void subresourcesOfAUserMayBeRepeated(String query) throws Exception {
    var reply = RawHttp.get("/api/v2/me?" + query).as(AGENT_1).send().accepted();

    assertThat(reply.json().getList("user.features")).isNotEmpty();
  }
}
