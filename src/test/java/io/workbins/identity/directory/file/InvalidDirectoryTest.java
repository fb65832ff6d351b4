package io.workbins.identity.directory.file;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message names the file, the place and the fault, and contains no password. */
class InvalidDirectoryTest {

  private static final String ANN = user(1, "ann", "'password': 's3cret'");
  private static final String HASH = "$2a$10$M0tRWFu5gq7hQBJS2O3Q4uoZmpTZYE03UMcuKZaTNZy2JiUy9JVF2";

  @Test
  void invalidJsonIsNamedByItsLine() {
    fault("{ 'users': [\n  {,} ]}").withMessageContaining("users[0] (line 2):");
  }

  @Test
  void anEmptyFileIsAFault() {
    fault("").withMessageContaining("line 1:").withMessageContaining("No content");
  }

  @Test
  void aNullDirectoryIsAFault() {
    fault("null").withMessageContaining("whole file: must not be null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "9007199254740993"})
  void aRevisionOutsideOfItsRangeIsAFault(String revision) {
    fault("{\"revision\": %s, %s".formatted(revision, users(ANN).substring(1)))
        .withMessageContaining("revision: must be from 0 to 9007199254740992");
  }

  @Test
  void trailingContentIsAFault() {
    fault(users(ANN) + "\n{}").withMessageContaining("line 2");
  }

  @Test
  void anUnknownPropertyIsNamedByItsPath() {
    fault(users(ANN, "{'pasword': 's3cret'}"))
        .withMessageContaining("users[1].pasword (line 1):")
        .withMessageContaining("Unrecognized field \"pasword\"");
  }

  @Test
  void aDuplicatePropertyIsAFault() {
    fault(users("{'userName': 'ann', 'userName': 'bob'}"))
        .withMessageContaining("users[0] (line 1):")
        .withMessageContaining("Duplicate field 'userName'");
  }

  @Test
  void aValueOfTheWrongTypeIsNamedByItsPath() {
    fault(users(ANN, "{'roles': 'ROLE_AGENT'}")).withMessageContaining("users[1].roles (line 1):");
  }

  @Test
  void aPasswordOfTheWrongTypeIsNamedByItsPath() {
    fault(users("{'password': ['s3cret']}")).withMessageContaining("users[0].password (line 1):");
  }

  @Test
  void aPasswordWithoutQuotesIsNotRepeated() {
    fault(users(user(1, "ann", "'password': s3cret"))).withMessageContaining("users[0] (line 1):");
  }

  @Test
  void aNullUserIsAFault() {
    fault(users("null")).withMessageContaining("users[0]: missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"agentGroups", "placeGroups", "workbins"})
  void aNullEntryIsAFault(String section) {
    fault(with(section, "null")).withMessageContaining(section + "[0]: missing");
  }

  @Test
  void aNullFeatureIsAFault() {
    fault(users(user(1, "ann", "'password': 's3cret', 'features': [null]")))
        .withMessageContaining("users[0].features[0]: missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'users': []}", "{'users': null}", "{'workbins': []}"})
  void aDirectoryWithoutUsersIsAFault(String json) {
    fault(json).withMessageContaining("users: there is no user");
  }

  @Test
  void aMissingIdIsAFault() {
    fault(users("{'userName': 'ann'}")).withMessageContaining("users[0].id: missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0000000000000000000000000000000",
        "000000000000000000000000000000001",
        "A0000000000000000000000000000000",
        "g0000000000000000000000000000000",
        "a27db0a6-cd7e-4ef4-b8c1-c2ab1b8ae6f1"
      })
  void anIdThatIsNot32HexDigitsIsAFault(String id) {
    fault(users("{'id': '" + id + "'}"))
        .withMessageContaining("users[0].id: '" + id + "' is not 32 lower-case hex digits");
  }

  @Test
  void aDuplicateIdIsAFault() {
    fault(users(ANN, user(1, "bob", "'password': 's3cret'")))
        .withMessageContaining("users[1].id:")
        .withMessageContaining("earlier user");
  }

  @Test
  void aDuplicateNameIsAFault() {
    fault(users(ANN, user(2, "ann", "'password': 's3cret'")))
        .withMessageContaining("users[1].userName: 'ann'")
        .withMessageContaining("earlier user");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aBlankNameIsAFault(String name) {
    fault(users(user(1, name, "'password': 's3cret'")))
        .withMessageContaining("users[0].userName: missing");
  }

  @Test
  void aNameWithAColonIsAFault() {
    fault(users(user(1, "an:n", "'password': 's3cret'")))
        .withMessageContaining("users[0].userName: 'an:n' has a colon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0085", "\u2028", "\u202e", "\u200b", "\ufeff"})
  void aNameWithAnInvisibleCharacterIsAFault(String character) {
    var name = "an" + character + "n";
    var escaped = "'an\\u%04xn' has control or formatting".formatted((int) character.charAt(0));
    var bin = "{'id': 'x', 'workbinName': 'drafts', 'type': 'Agent'}";

    fault(users(user(1, name, "'password': 's3cret'")))
        .withMessageContaining("users[0].userName: " + escaped);
    fault(users(user(1, "ann", "'password': 's3cret', 'lastName': '" + name + "'")))
        .withMessageContaining("users[0].lastName: " + escaped);
    fault(with("agentGroups", "{'name': '" + name + "'}"))
        .withMessageContaining("agentGroups[0].name: " + escaped);
    fault(with("placeGroups", "{'name': '" + name + "'}"))
        .withMessageContaining("placeGroups[0].name: " + escaped);
    fault(with("workbins", bin.replace("'x'", "'" + name + "'")))
        .withMessageContaining("workbins[0].id: " + escaped);
    fault(with("workbins", bin.replace("drafts', ", "drafts', 'displayName': '" + name + "', ")))
        .withMessageContaining("workbins[0].displayName: " + escaped);
    fault(with("placeGroups", "{'name': 'Floor', 'members': ['" + name + "']}"))
        .withMessageContaining("there is no user 'an\\u");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROLE_BOSS", "role_agent", "agent", ""})
  void anUnknownRoleIsAFault(String role) {
    fault(users(user(1, "ann", "'password': 's3cret'").replace("ROLE_AGENT", role)))
        .withMessageContaining("users[0].roles[0]: '" + role + "' is none of [ROLE_AGENT, ");
  }

  @Test
  void aUserWithoutARoleIsAFault() {
    fault(users(user(1, "ann", "'password': 's3cret'").replace("'ROLE_AGENT'", "")))
        .withMessageContaining("users[0].roles: give at least one of [ROLE_AGENT, ");
  }

  @Test
  void aUserWithPasswordAndHashIsAFault() {
    fault(users(user(1, "ann", "'password': 's3cret', 'passwordHash': '" + HASH + "'")))
        .withMessageContaining("users[0]: give either a password or a passwordHash")
        .withMessageNotContaining(HASH);
  }

  @Test
  void aUserWithNeitherIsAFault() {
    fault(users(user(1, "ann", "'emailAddress': 'ann@example.com'")))
        .withMessageContaining("users[0]: give either a password or a passwordHash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret", "$2a$10$s3cret", "{SHA}s3cret", HASH + "s3cret"})
  void anInvalidHashIsAFault(String hash) {
    fault(users(user(1, "ann", "'passwordHash': '" + hash + "'")))
        .withMessageContaining("users[0].passwordHash: not a bcrypt hash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "03", "32", "99"})
  void anUnsupportedCostIsAFault(String cost) {
    fault(users(user(1, "ann", "'passwordHash': '" + HASH.replace("$10$", "$" + cost + "$") + "'")))
        .withMessageContaining("users[0].passwordHash: not a bcrypt hash");
  }

  @Test
  void anotherCostThanThatOfAnEarlierHashIsAFault() {
    var costly = HASH.replace("$10$", "$12$");

    fault(
            users(
                ANN,
                user(2, "bob", "'passwordHash': '" + HASH + "'"),
                user(3, "eve", "'passwordHash': '" + costly + "'")))
        .withMessageContaining(
            "users[2].passwordHash: bcrypt cost is 12, but users[1] has 10: use one cost for all users")
        .withMessageNotContaining(costly);
  }

  @Test
  void aDuplicateGroupIsAFault() {
    fault(with("agentGroups", "{'name': 'Sales'}, {'name': 'Sales'}"))
        .withMessageContaining("agentGroups[1].name: 'Sales' is the name of an earlier group too");
  }

  @Test
  void aGroupWithoutANameIsAFault() {
    fault(with("placeGroups", "{'members': ['ann']}"))
        .withMessageContaining("placeGroups[0].name: missing");
  }

  @Test
  void anUnknownMemberIsAFault() {
    fault(with("placeGroups", "{'name': 'Floor', 'members': ['ann', 'bob']}"))
        .withMessageContaining("placeGroups[0].members[1]: there is no user 'bob'");
  }

  @Test
  void aDuplicateWorkbinIsAFault() {
    var bin = "{'id': 'x', 'workbinName': 'drafts', 'type': 'Agent'}";

    fault(with("workbins", bin + "," + bin))
        .withMessageContaining("workbins[1].id: 'x' is the id of an earlier workbin too");
  }

  @Test
  void aWorkbinOfAnUnknownTypeIsAFault() {
    fault(with("workbins", "{'id': 'x', 'workbinName': 'drafts', 'type': 'Team'}"))
        .withMessageContaining("workbins[0].type: 'Team' is none of [Agent, ");
  }

  @Test
  void aWorkbinWithoutANameIsAFault() {
    fault(with("workbins", "{'id': 'x', 'type': 'Agent'}"))
        .withMessageContaining("workbins[0].workbinName: missing");
  }

  /** Asserts that the JSON, with {@code '} for each quote, is refused. */
  private static ThrowableAssertAlternative<InvalidDirectoryException> fault(String json) {
    return assertThatExceptionOfType(InvalidDirectoryException.class)
        .isThrownBy(() -> DirectoryFiles.read(json.replace('\'', '"')))
        .withMessageStartingWith("directory my.json, ")
        .withMessageNotContaining("s3cret");
  }

  private static String with(String section, String entries) {
    return "{'users': [" + ANN + "], '" + section + "': [" + entries + "]}";
  }

  private static String users(String... users) {
    return "{'users': [" + String.join(", ", users) + "]}";
  }

  private static String user(int id, String name, String secret) {
    return "{'id': '%032x', 'userName': '%s', %s, 'roles': ['ROLE_AGENT']}"
        .formatted(id, name, secret);
  }
}
