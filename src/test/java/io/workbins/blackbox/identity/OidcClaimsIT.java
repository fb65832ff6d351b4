package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.TestProvider.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.TestProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Users that the claims of tokens describe, on two nodes. */
@QuarkusIntegrationTest
class OidcClaimsIT {

  private static final String ME = "/api/v2/me";
  private static final String OWN = ME + "/workbins/" + WORKBIN;
  private static final String OF_GROUP = OWN + "?agentGroup=MyAgentGroup";
  private static final String OF_PLACE_GROUP = OWN + "?placeGroup=MyPlaceGroup";
  private static final String OF_OTHER = "/api/v2/users/subject-of-otto/workbins/" + WORKBIN;

  private static TestProvider provider;
  private static Nodes nodes;

  @BeforeAll
  static void start() throws Exception {
    provider = TestProvider.start();
    nodes =
        Nodes.start(
            2,
            Stream.concat(
                    provider.settings().stream(),
                    Stream.of(
                        "workbins.identity.users=claims",
                        "workbins.identity.claims.roles=realm_access/roles",
                        "workbins.identity.claims.features=https://gws/features"))
                .toArray(String[]::new));
  }

  @AfterAll
  static void stop() throws Exception {
    nodes.close();
    provider.close();
  }

  @Test
  void aUserHasTheIdTheNamesTheRolesAndTheFeaturesOfItsClaims() throws Exception {
    var token =
        agent("ann").claim("given_name", "Ann").claim("family_name", "Lee").claim("email", "a@b.c");

    var user = get(0, token).send().accepted().json();

    assertThat(user.getString("user.id")).isEqualTo("subject-of-ann");
    assertThat(user.getString("user.userName")).isEqualTo("ann");
    assertThat(user.getString("user.firstName")).isEqualTo("Ann");
    assertThat(user.getString("user.lastName")).isEqualTo("Lee");
    assertThat(user.getList("user.roles")).containsExactly("ROLE_AGENT");
    command(0, OWN, token).send().accepted();
  }

  @Test
  void anAgentUsesTheWorkbinsOfItsGroupsOnly() throws Exception {
    var member = agent("bob").groups("MyAgentGroup");

    command(0, OF_GROUP, member).send().accepted();
    command(0, OF_PLACE_GROUP, agent("bob").groups("MyPlaceGroup")).send().accepted();
    command(0, OF_GROUP, agent("cleo")).send().refused(403, 5);
    command(0, OF_OTHER, member).send().refused(403, 5);
  }

  @Test
  void aSupervisorUsesTheWorkbinsOfOthers() throws Exception {
    var supervisor = user("sue", "ROLE_SUPERVISOR");

    command(0, OF_OTHER, supervisor).send().accepted();
    command(0, OF_GROUP, supervisor).send().accepted();
    command(0, OWN + "?agentGroup=Unknown", supervisor).send().refused(404, 6);
  }

  static Stream<Arguments> claimsThatDescribeNobody() {
    return Stream.of(
        Arguments.of("no role", claims("dan")),
        Arguments.of("unknown roles", user("dan", "offline_access", "role_agent")),
        Arguments.of("no id", agent("dan").remove("sub")),
        Arguments.of("a long id", agent("dan").subject("x".repeat(65))),
        Arguments.of("an id with a control character", agent("dan").subject("dan\n")),
        Arguments.of("no name", agent("dan").remove("preferred_username")),
        Arguments.of("a blank name", agent("dan").preferredUserName(" ")),
        Arguments.of("a direction character", agent("dan").preferredUserName("dan\u202e")),
        Arguments.of(
            "groups that no cookie can hold",
            agent("dan")
                .claim("groups", IntStream.range(0, 400).mapToObj(i -> "group" + i).toList())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void claimsThatDescribeNobody(String what, JwtClaimsBuilder token) throws Exception {
    get(0, token).send().refused(403, 20);
  }

  @Test
  void aUserWithoutFeaturesMayNotUseWorkbins() throws Exception {
    command(0, OWN, claims("eve").claim("realm_access", Map.of("roles", List.of("ROLE_AGENT"))))
        .send()
        .refused(404, 6);
  }

  @Test
  void theCookieIsSufficientOnEachNode() throws Exception {
    var cookie = cookie(0, agent("fay").groups("MyAgentGroup"));

    for (int port : nodes.ports()) {
      var reply = RawHttp.get(ME).at(port).header("Cookie", cookie).send().accepted().json();
      assertThat(reply.getString("user.userName")).isEqualTo("fay");
      RawHttp.post(OF_GROUP, SUBSCRIBE).json().at(port).header("Cookie", cookie).send().accepted();
    }
  }

  @Test
  void aUserHearsItsOwnWorkbinThroughTheOtherNode() throws Exception {
    var token = agent("gil");
    try (var socket = RawSocket.at(nodes.port(1), Map.of("Authorization", bearer(token)))) {
      var clientId = socket.handshake();
      socket.ask(Bayeux.subscribe(clientId, "/v2/me/*"));

      var reply = command(0, OWN, token).send().accepted().json();

      var message = socket.awaitMessageOn("/v2/me/workbins");
      assertThat(message.getLong("data.referenceId")).isEqualTo(reply.getLong("referenceId"));
    }
  }

  /** A newer token of the user takes the role away, on each node that has seen it. */
  @Test
  void aLostRoleEndsTheSubscriptionsThatNeededIt() throws Exception {
    var before = user("hal", "ROLE_SUPERVISOR").issuedAt(Instant.now().minusSeconds(2));
    var oldCookie = cookie(0, before);
    try (var socket = RawSocket.at(nodes.port(0), Map.of("Cookie", oldCookie))) {
      var clientId = socket.handshake();
      socket.ask(Bayeux.subscribe(clientId, "/v2/me/*"));
      command(0, OF_OTHER, before).send().accepted();
      assertThat(socket.awaitMessageOn("/v2/me/workbins").getString("data.stateResource"))
          .isEqualTo("Subscribed");

      get(0, agent("hal")).send().accepted();

      var message = socket.awaitMessageOn("/v2/me/workbins");
      assertThat(message.getString("data.stateResource")).isEqualTo("Unsubscribed");
      assertThat(message.getString("data.reason")).isEqualTo("PermissionRevoked");
    }
    RawHttp.post(OF_OTHER, SUBSCRIBE)
        .json()
        .at(nodes.port(0))
        .header("Cookie", oldCookie)
        .send()
        .refused(403, 5);
  }

  @Test
  void passwordsOfTheDirectoryAreNotAccepted() throws Exception {
    RawHttp.get(ME).at(nodes.port(0)).as(AGENT_1).send().refused(403, 20);
  }

  @Test
  void theCookieEndsWithItsTokenOnEachNode() throws Exception {
    var cookie = cookie(0, agent("ida").expiresIn(4));

    for (int port : nodes.ports()) {
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> RawHttp.get(ME).at(port).header("Cookie", cookie).send().status() == 403);
    }
  }

  private static JwtClaimsBuilder claims(String userName) {
    return TestProvider.claims(userName);
  }

  private static JwtClaimsBuilder agent(String userName) {
    return user(userName, "ROLE_AGENT");
  }

  private static JwtClaimsBuilder user(String userName, String... roles) {
    return claims(userName)
        .claim("realm_access", Map.of("roles", List.of(roles)))
        .claim("https://gws/features", List.of("api-multimedia"));
  }

  private static RawHttp get(int node, JwtClaimsBuilder token) {
    return RawHttp.get(ME).at(nodes.port(node)).header("Authorization", bearer(token));
  }

  private static RawHttp command(int node, String path, JwtClaimsBuilder token) {
    return RawHttp.post(path, SUBSCRIBE)
        .json()
        .at(nodes.port(node))
        .header("Authorization", bearer(token));
  }

  private static String cookie(int node, JwtClaimsBuilder token) throws IOException {
    return get(node, token).send().accepted().header("Set-Cookie").split(";", 2)[0];
  }
}
