package io.workbins.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.TestUsers;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which claims of a user count. */
class ClaimedUsersTest {

  private static final Instant EARLIER = Instant.ofEpochSecond(1_700_000_000);
  private static final Instant LATER = EARLIER.plusSeconds(1);
  private static final User SUPERVISOR = TestUsers.withRoles("ann", Role.ROLE_SUPERVISOR);
  private static final User AGENT = TestUsers.withRoles("ann", Role.ROLE_AGENT);

  private final ClaimedUsers users = new ClaimedUsers();

  @Test
  void theFirstClaimsAreNews() {
    var admission = users.admit(new ClaimedUser(AGENT, EARLIER), false);

    assertThat(admission).isEqualTo(new Admission(AGENT, true));
    assertThat(users.user(AGENT.id())).contains(AGENT);
    assertThat(users.ids()).containsExactly(AGENT.id());
  }

  @Test
  void theSameClaimsAreNoNews() {
    users.admit(new ClaimedUser(AGENT, EARLIER), true);

    assertThat(users.admit(new ClaimedUser(AGENT, EARLIER), true).isNews()).isFalse();
    assertThat(users.admit(new ClaimedUser(AGENT, LATER), true).isNews()).isFalse();
  }

  @Test
  void olderClaimsDoNotReplaceNewerOnes() {
    users.admit(new ClaimedUser(AGENT, LATER), true);

    var admission = users.admit(new ClaimedUser(SUPERVISOR, EARLIER), true);

    assertThat(admission).isEqualTo(new Admission(AGENT, false));
    assertThat(users.user(AGENT.id())).contains(AGENT);
  }

  @Test
  void newerClaimsReplaceOlderOnesAlsoFromASignIn() {
    users.admit(new ClaimedUser(SUPERVISOR, EARLIER), true);

    assertThat(users.admit(new ClaimedUser(AGENT, LATER), false))
        .isEqualTo(new Admission(AGENT, true));
  }

  /** Providers give times in seconds. */
  @Test
  void ofTheSameSecondThoseOfAVerifiedTokenCount() {
    users.admit(new ClaimedUser(SUPERVISOR, EARLIER), true);

    assertThat(users.admit(new ClaimedUser(AGENT, EARLIER), true).user()).isEqualTo(AGENT);
    assertThat(users.admit(new ClaimedUser(SUPERVISOR, EARLIER), false).user()).isEqualTo(AGENT);
  }

  @Test
  void theUserWhoWasNotSeenForTheLongestTimeGivesWay() {
    for (int i = 0; i < ClaimedUsers.CAPACITY; i++) {
      users.admit(new ClaimedUser(TestUsers.named("agent" + i), EARLIER), true);
    }
    users.admit(new ClaimedUser(TestUsers.named("agent0"), EARLIER), false);

    users.admit(new ClaimedUser(AGENT, EARLIER), true);

    assertThat(users.ids()).hasSize(ClaimedUsers.CAPACITY).contains(AGENT.id(), "id-of-agent0");
    assertThat(users.user("id-of-agent1")).isEmpty();
  }
}
