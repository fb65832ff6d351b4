package io.workbins.identity.directory.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.DirectoryChangedEvent;
import io.workbins.identity.directory.DirectoryMarks;
import io.workbins.identity.directory.UserSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ends with a new directory, and what a newer one of another node hides. */
class DirectoryChangeTest {

  private static final String ANN = "00000000000000000000000000000001";
  private static final String BOB = "00000000000000000000000000000002";
  private static final String USER =
      """
      {"id": "%s", "userName": "%s", "password": "%s", "roles": ["%s"], "features": ["%s"]}""";

  private final Directory directory = read(users(ann(), bob()) + SALES + WORKBIN);

  private static final String SALES =
      ", \"agentGroups\": [{\"name\": \"Sales\", \"members\": [\"ann\"]}]";
  private static final String WORKBIN =
      ", \"workbins\": [{\"id\": \"w1\", \"workbinName\": \"w1\", \"type\": \"Agent\"}]";

  @Test
  void theSameFileEndsNothing() {
    var change = directory.replaceWith(read(users(ann(), bob()) + SALES + WORKBIN));

    assertThat(change.removedUserIds()).isEmpty();
    assertThat(change.changedAccountIds()).isEmpty();
    assertThat(change.checkUserIds()).isEmpty();
    assertThat(change.lacksOwnersOrWorkbins()).isFalse();
  }

  @Test
  void aRemovedUserIsAnOwnerWhoseSubscribersAreChecked() {
    var change = directory.replaceWith(read(users(ann()) + SALES + WORKBIN));

    assertThat(change.removedUserIds()).containsExactly(BOB);
    assertThat(change.checkUserIds()).containsExactly(ANN);
    assertThat(change.lacksOwnersOrWorkbins()).isTrue();
  }

  @Test
  void aNewPasswordChangesTheAccountOnly() {
    var ann = user(ANN, "ann", "new", "ROLE_AGENT", "api-multimedia");

    var change = directory.replaceWith(read(users(ann, bob()) + SALES + WORKBIN));

    assertThat(change.changedAccountIds()).containsExactly(ANN);
    assertThat(change.removedUserIds()).isEmpty();
    assertThat(change.lacksOwnersOrWorkbins()).isFalse();
  }

  @Test
  void aNewUserNameChangesTheAccount() {
    var ann = user(ANN, "anna", "secret", "ROLE_AGENT", "api-multimedia");

    var change = directory.replaceWith(read(users(ann, bob()) + WORKBIN));

    assertThat(change.changedAccountIds()).containsExactly(ANN);
  }

  @Test
  void rolesFeaturesAndGroupsAreRights() {
    var admin = user(ANN, "ann", "secret", "ROLE_ADMIN", "api-multimedia");
    var voice = user(ANN, "ann", "secret", "ROLE_AGENT", "api-voice");
    var noMember = SALES.replace("\"ann\"", "\"bob\"");

    assertThat(changeTo(users(admin, bob()) + SALES + WORKBIN).checkUserIds()).containsExactly(ANN);
    assertThat(changeTo(users(voice, bob()) + SALES + WORKBIN).checkUserIds()).containsExactly(ANN);
    assertThat(changeTo(users(ann(), bob()) + noMember + WORKBIN).checkUserIds())
        .containsExactlyInAnyOrder(ANN, BOB);
  }

  @Test
  void aListOfWorkbinsAfterNoneMayTakeWorkbinsAway() {
    directory.replaceWith(read(users(ann(), bob()) + SALES));

    var change = directory.replaceWith(read(users(ann(), bob()) + SALES + WORKBIN));

    assertThat(change.lacksOwnersOrWorkbins()).isTrue();
  }

  @Test
  void aRevisionWithoutOneInTheFileIsTheGivenOne() {
    assertThat(read(users(ann())).fileRevision()).isEqualTo(5);
    assertThat(read("\"revision\": 7, " + users(ann())).fileRevision()).isEqualTo(7);
  }

  @Test
  void aUserWhomANewerDirectoryRemovedIsRemoved() {
    var change = directory.overrule(Map.of(DirectoryMarks.userKey(BOB), DirectoryMarks.REMOVED));

    assertThat(directory.user(BOB)).isEmpty();
    assertThat(directory.account("bob")).isEmpty();
    assertThat(directory.isOverruled(BOB)).isFalse();
    assertThat(change.removedUserIds()).containsExactly(BOB);
  }

  @Test
  void aUserWhoseRightsANewerDirectoryChangedIsHiddenButNotRemoved() {
    var mark = directory.marks().get(DirectoryMarks.userKey(BOB));

    var change = directory.overrule(Map.of(DirectoryMarks.userKey(BOB), mark + "0"));

    assertThat(directory.user(BOB)).isEmpty();
    assertThat(directory.isOverruled(BOB)).isTrue();
    assertThat(change.removedUserIds()).isEmpty();
    assertThat(change.changedAccountIds()).isEmpty();
  }

  @Test
  void aUserWhosePasswordANewerDirectoryChangedHasAChangedAccount() {
    var mark = directory.marks().get(DirectoryMarks.userKey(BOB));

    var change = directory.overrule(Map.of(DirectoryMarks.userKey(BOB), "0" + mark));

    assertThat(change.changedAccountIds()).containsExactly(BOB);
  }

  @Test
  void aHiddenWorkbinDoesNotMakeTheDirectoryAcceptAny() {
    directory.overrule(Map.of(DirectoryMarks.workbinKey("w1"), DirectoryMarks.REMOVED));

    assertThat(directory.workbin("w1")).isEmpty();
    assertThat(directory.workbin("other")).isEmpty();
  }

  @Test
  void whatIsHiddenStaysHiddenUntilAFileHasIt() {
    directory.overrule(Map.of(DirectoryMarks.userKey(BOB), DirectoryMarks.REMOVED));

    directory.replaceWith(read(users(ann(), bob()) + SALES + WORKBIN));
    assertThat(directory.user(BOB)).isEmpty();

    directory.replaceWith(read(users(ann()) + SALES + WORKBIN));
    assertThat(directory.newerMarks()).isEmpty();
  }

  @Test
  void eachChangeHasANewRevision() {
    long before = directory.revision();

    directory.overrule(Map.of());
    directory.replaceWith(read(users(ann())));

    assertThat(directory.revision()).isEqualTo(before + 2);
  }

  private static DirectoryChangedEvent changeTo(String content) {
    return read(users(ann(), bob()) + SALES + WORKBIN).replaceWith(read(content));
  }

  private static Directory read(String content) {
    var bytes = ("{" + content + "}").getBytes(StandardCharsets.UTF_8);
    return DirectoryParser.read("test", new ByteArrayInputStream(bytes), 5, UserSource.DIRECTORY);
  }

  private static String users(String... users) {
    return "\"users\": [" + String.join(",", users) + "]";
  }

  private static String ann() {
    return user(ANN, "ann", "secret", "ROLE_AGENT", "api-multimedia");
  }

  private static String bob() {
    return user(BOB, "bob", "secret", "ROLE_AGENT", "api-multimedia");
  }

  private static String user(String id, String name, String password, String role, String feature) {
    return USER.formatted(id, name, password, role, feature);
  }
}
