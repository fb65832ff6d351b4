package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.Sandbox;
import io.workbins.blackbox.harness.ServiceProcess;
import io.workbins.blackbox.harness.SignIn;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Path permissions of an operator ({@code quarkus.http.auth.permission}) apply to every request,
 * with each kind of authentication and each spelling of the path.
 */
@QuarkusIntegrationTest
class PathPolicyIT {

  private static final String OWN = "/api/v2/me/workbins/" + WORKBIN;
  private static final String HANDSHAKE = "[" + Bayeux.HANDSHAKE + "]";

  private static ServiceProcess service;

  @BeforeAll
  static void start() throws IOException {
    service =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                "quarkus.http.auth.permission.x.paths=/api/v2/me/workbins/*",
                "quarkus.http.auth.permission.x.policy=deny")
            .ready();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @EnumSource(SignIn.class)
  void aCommandOnADeniedPathIsForbidden(SignIn by) throws Exception {
    for (var path :
        new String[] {OWN, OWN + "?agentGroup=MyAgentGroup", "/api/v2/me/workbins/any"}) {
      for (var body : new String[] {SUBSCRIBE, UNSUBSCRIBE, "{}"}) {
        assertForbiddenWithoutEffect(RawHttp.post(path, body), by);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SignIn.class)
  void aCommandOnSeveralWorkbinsBelowADeniedPathIsForbidden(SignIn by) throws Exception {
    assertForbiddenWithoutEffect(
        RawHttp.post("/api/v2/me/workbins?workbinIds=" + WORKBIN, UNSUBSCRIBE), by);
  }

  @ParameterizedTest
  @EnumSource(SignIn.class)
  void readingADeniedPathIsForbidden(SignIn by) throws Exception {
    for (var path : new String[] {OWN, OWN + "?subresources=*", OWN + "/emails"}) {
      assertForbiddenWithoutEffect(RawHttp.get(path), by);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OWN + ";x=1",
        OWN + ";jsessionid=x?agentGroup=MyAgentGroup",
        "/api/v2/me/workbins;x=1/" + WORKBIN,
        "/api/v2/me;x=1/workbins/" + WORKBIN,
        "/api/v2;x=1/me/workbins/" + WORKBIN,
        "/api;x=1/v2/me/workbins/" + WORKBIN
      })
  void aDeniedPathWithParametersIsForbidden(String path) throws Exception {
    for (var by : SignIn.values()) {
      assertForbiddenWithoutEffect(RawHttp.post(path, UNSUBSCRIBE), by);
      assertForbiddenWithoutEffect(RawHttp.get(path), by);
    }
  }

  /** Such a path may be forbidden or not found, but must have no effect. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//api/v2/me/workbins/" + WORKBIN,
        "/api/v2//me/workbins/" + WORKBIN,
        "/api/v2/me//workbins/" + WORKBIN,
        "/api/v2/me/workbins//" + WORKBIN,
        "/api/v2/me/;/workbins/" + WORKBIN,
        "/api/v2/me/./workbins/" + WORKBIN,
        "/api/v2/me/%2e/workbins/" + WORKBIN,
        "/api/v2/x/../me/workbins/" + WORKBIN,
        "/api/v2/x/..;/me/workbins/" + WORKBIN,
        "/api/v2/me%2Fworkbins/" + WORKBIN,
        "/api/v2/me/workbins%2F" + WORKBIN,
        "/api/v2/me/%77orkbins/" + WORKBIN,
        "/api/v2/me/x%2F../workbins/" + WORKBIN,
        "/api/v2/me/workbins/..%2Fworkbins/" + WORKBIN,
        "/api/v2/me/workbins%2F..%2Fworkbins/" + WORKBIN,
        "/api/v2/workbins/..%2Fme%2Fworkbins/" + WORKBIN,
        "/api/v2/workbins%2F..%2Fme/workbins/" + WORKBIN,
        OWN + "/",
        OWN + "%2F..",
        OWN + "/..%2F" + WORKBIN
      })
  void anotherSpellingOfADeniedPathIsNotServed(String path) throws Exception {
    for (var by : SignIn.values()) {
      for (var request : new RawHttp[] {RawHttp.post(path, UNSUBSCRIBE), RawHttp.get(path)}) {
        long before = accepted();

        var reply = by.on(request.at(service.port()), AGENT_1).json().send();

        assertThat(reply.status()).as("status of <%s>", reply).isIn(400, 403, 404, 405);
        assertThat(reply.json().getInt("statusCode")).isIn(3, 5, 6, 10);
        assertThat(accepted()).isEqualTo(before + 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SignIn.class)
  void otherPathsWork(SignIn by) throws Exception {
    for (var path :
        new String[] {"/api/v2/me", "/api/v2/workbins/" + WORKBIN, "/api/v2/features"}) {
      by.on(RawHttp.get(path).at(service.port()), AGENT_1).send().accepted();
    }
    var poll = RawHttp.post("/api/v2/notifications", HANDSHAKE).at(service.port());
    assertThat(by.on(poll, AGENT_1).json().send().json().getBoolean("[0].successful")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {OWN, OWN + ";x=1", "/api/v2/me/workbins", "/api/v2/me"})
  void unauthenticatedCallersCannotDiscoverPermissions(String path) throws Exception {
    RawHttp.post(path, UNSUBSCRIBE).at(service.port()).json().send().refused(403, 20);
    RawHttp.get(path).at(service.port()).send().refused(403, 20);
  }

  private static void assertForbiddenWithoutEffect(RawHttp request, SignIn by) throws IOException {
    long before = accepted();

    var reply = by.on(request.at(service.port()), AGENT_1).json().send();

    reply.refused(403, 5);
    assertThat(accepted()).as("the next reference number").isEqualTo(before + 1);
  }

  /** The reference number of a command at a path that is not denied. */
  private static long accepted() {
    return Sandbox.accepted(service.port(), AGENT_1, "/workbins/" + WORKBIN, UNSUBSCRIBE);
  }
}
