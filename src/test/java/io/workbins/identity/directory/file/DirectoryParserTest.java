package io.workbins.identity.directory.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import io.workbins.workbin.Workbin;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Valid directory files. */
class DirectoryParserTest {

  private static final String ID = "00000000000000000000000000000001";
  private static final String MINIMAL_USER =
      """
      "id": "%s", "userName": "ann", "password": "s3cret", "roles": ["ROLE_AGENT"]
      """
          .formatted(ID);
  private static final long ACCOUNT_MARK = Account.mark(ID, "ann", new Account.Plain("s3cret"));

  @Test
  void theSandboxDirectoryIsValid() throws IOException {
    var directory = sandbox();

    assertThat(directory.accounts())
        .extracting(account -> account.user().userName())
        .containsExactlyInAnyOrder("agent1", "agent2", "supervisor1", "admin1", "apiuser1");
  }

  @Test
  void theSandboxHasItsWorkbinsOnly() throws IOException {
    assertThat(sandbox().workbin("aee812a5-7396-4dd9-b180-230f1c1fb085")).isPresent();
    assertThat(sandbox().workbin("no-such-workbin")).isEmpty();
  }

  @Test
  void theSandboxHasItsGroups() throws IOException {
    var agent1 = sandbox().account("agent1").orElseThrow().user().id();

    assertThat(sandbox().agentGroup("MyAgentGroup")).contains(Set.of(agent1));
    assertThat(sandbox().placeGroup("MyPlaceGroup")).contains(Set.of(agent1));
    assertThat(sandbox().agentGroup("MyPlaceGroup")).isEmpty();
  }

  @Test
  void aUserHasAllPropertiesOfTheFile() {
    var directory =
        read(
            """
            {"users": [{
              %s, "firstName": "Ann", "lastName": "Lee", "emailAddress": "ann@example.com",
              "features": ["api-multimedia", "api-voice"] }]}
            """
                .formatted(MINIMAL_USER));

    assertThat(directory.user(ID))
        .contains(
            new User(
                ID,
                "ann",
                "Ann",
                "Lee",
                "ann@example.com",
                Set.of(Role.ROLE_AGENT),
                Set.of("api-multimedia", "api-voice"),
                ACCOUNT_MARK,
                Set.of()));
  }

  @Test
  void optionalPropertiesAreEmptyByDefault() {
    var directory = read("{\"users\": [{%s}]}".formatted(MINIMAL_USER));

    assertThat(directory.user(ID))
        .contains(
            new User(
                ID, "ann", "", "", "", Set.of(Role.ROLE_AGENT), Set.of(), ACCOUNT_MARK, Set.of()));
  }

  @Test
  void aUserIsFoundByNameAndById() {
    var directory = read("{\"users\": [{%s}]}".formatted(MINIMAL_USER));

    assertThat(directory.account("ann").map(Account::user)).isEqualTo(directory.user(ID));
    assertThat(directory.account("Ann")).isEmpty();
    assertThat(directory.user("ann")).isEmpty();
  }

  @Test
  void aPasswordIsAPlainSecret() {
    var directory = read("{\"users\": [{%s}]}".formatted(MINIMAL_USER));

    assertThat(directory.account("ann").orElseThrow().secret())
        .isEqualTo(new Account.Plain("s3cret"));
  }

  @Test
  void aPasswordHashIsABcryptSecret() {
    var hash = "$2a$10$M0tRWFu5gq7hQBJS2O3Q4uoZmpTZYE03UMcuKZaTNZy2JiUy9JVF2";
    var directory =
        read(
            """
            {"users": [{
              "id": "%s", "userName": "ann", "passwordHash": "%s", "roles": ["ROLE_ADMIN"] }]}
            """
                .formatted(ID, hash));

    assertThat(directory.account("ann").orElseThrow().secret()).isEqualTo(new Account.Bcrypt(hash));
  }

  @Test
  void printingAnAccountShowsNoSecret() {
    var directory = read("{\"users\": [{%s}]}".formatted(MINIMAL_USER));

    assertThat(directory.account("ann").orElseThrow().toString()).doesNotContain("s3cret");
  }

  @Test
  void anEmptyListOfWorkbinsAcceptsAnyId() {
    var directory = read("{\"users\": [{%s}], \"workbins\": []}".formatted(MINIMAL_USER));

    assertThat(directory.workbin("whatever"))
        .contains(new Workbin("whatever", "whatever", "whatever", Workbin.Type.Agent));
  }

  private static Directory sandbox() throws IOException {
    try (var in = Directory.class.getResourceAsStream("/sandbox-directory.json")) {
      return DirectoryParser.read("the sandbox", in);
    }
  }

  private static Directory read(String json) {
    return DirectoryFiles.read(json);
  }
}
