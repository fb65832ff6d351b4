package io.workbins.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.TestUsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api-multimedia",
        "api-multimedia-chat",
        "api-multimedia-email",
        "api-multimedia-workitem"
      })
  void multimediaOrAnyPartOfItIsMultimedia(String feature) {
    assertThat(TestUsers.withFeatures("api-voice", feature).hasMultimedia()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api-voice",
        "api-multimediator",
        "API-MULTIMEDIA",
        "api-multi",
        "x-api-multimedia-chat",
        ""
      })
  void nothingElseIsMultimedia(String feature) {
    assertThat(TestUsers.withFeatures(feature).hasMultimedia()).isFalse();
  }

  @Test
  void withoutFeaturesThereIsNoMultimedia() {
    assertThat(TestUsers.withFeatures().hasMultimedia()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ROLE_AGENT, false",
    "ROLE_SUPERVISOR, true",
    "ROLE_ADMIN, true",
    "ROLE_APIUSER, true"
  })
  void allButAgentsMayActForOthers(Role role, boolean mayActForOthers) {
    assertThat(TestUsers.withRoles("ann", role).mayActForOthers()).isEqualTo(mayActForOthers);
  }

  @Test
  void oneRoleWithThePermissionIsEnough() {
    var user = TestUsers.withRoles("ann", Role.ROLE_AGENT, Role.ROLE_SUPERVISOR);

    assertThat(user.mayActForOthers()).isTrue();
  }

  @Test
  void theNameOfThePrincipalIsTheUserName() {
    assertThat(TestUsers.named("ann")).hasToString("ann");
    assertThat(TestUsers.named("ann").getName()).isEqualTo("ann");
  }
}
