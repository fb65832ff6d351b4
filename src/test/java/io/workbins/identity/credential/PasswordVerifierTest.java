package io.workbins.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.workbins.identity.TestUsers;
import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.Account.Secret;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verification of plain passwords and bcrypt hashes. */
class PasswordVerifierTest {

  private static final int COST = 4;
  private static final User ANN = TestUsers.named("ann");
  private static final User BOB = TestUsers.named("bob");
  private static final PasswordVerifier PLAIN = verifier(plain(ANN, "s3cret"), plain(BOB, ""));
  private static final PasswordVerifier HASHED =
      verifier(bcrypt(ANN, "s3cret"), plain(BOB, "sandbox"), bcrypt(TestUsers.named("eve"), ""));

  @Test
  void theCorrectPasswordReturnsTheUser() {
    assertThat(PLAIN.check("ann", "s3cret")).contains(ANN);
    assertThat(HASHED.check("ann", "s3cret")).contains(ANN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S3cret", "s3cre", "s3crett", " s3cret", "s3cret\u0000"})
  void anyOtherPasswordIsRefused(String password) {
    assertThat(PLAIN.check("ann", password)).isEmpty();
    assertThat(HASHED.check("ann", password)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, s3cret",
    "nobody, ''",
    "'', ''",
    "'', s3cret",
    "Ann, s3cret",
    "id-of-ann, s3cret"
  })
  void anUnknownUserIsRefused(String userName, String password) {
    assertThat(PLAIN.check(userName, password)).isEmpty();
    assertThat(HASHED.check(userName, password)).isEmpty();
  }

  @Test
  void anEmptyPasswordIsAcceptedIfTheUserHasIt() {
    assertThat(PLAIN.check("bob", "")).contains(BOB);
    assertThat(HASHED.check("eve", "")).isPresent();
  }

  @Test
  void aPlainPasswordBesideHashesIsAccepted() {
    assertThat(HASHED.check("bob", "sandbox")).contains(BOB);
    assertThat(HASHED.check("bob", "s3cret")).isEmpty();
  }

  @Test
  void aNonAsciiPasswordIsAccepted() {
    var password = "пароль-密码-🔑";

    assertThat(verifier(plain(ANN, password)).check("ann", password)).contains(ANN);
    assertThat(verifier(bcrypt(ANN, password)).check("ann", password)).contains(ANN);
  }

  @Test
  void bcryptUsesTheFirst72BytesOnly() {
    var first72 = "x".repeat(72);
    var verifier = verifier(bcrypt(ANN, first72 + "tail"));

    assertThat(verifier.check("ann", first72 + "tail")).contains(ANN);
    assertThat(verifier.check("ann", first72 + "other")).contains(ANN);
    assertThat(verifier.check("ann", "x".repeat(70))).isEmpty();
  }

  @Test
  void aPlainPasswordIsComparedCompletely() {
    var verifier = verifier(plain(ANN, "x".repeat(100)));

    assertThat(verifier.check("ann", "x".repeat(100))).contains(ANN);
    assertThat(verifier.check("ann", "x".repeat(99))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
  void hashesOfAllCommonVersionsAreChecked(String version) {
    var hash = hash("s3cret").replaceFirst("^\\$2a\\$", version.replace("$", "\\$"));
    var verifier = verifier(new Account(ANN, new Account.Bcrypt(hash)));

    assertThat(verifier.check("ann", "s3cret")).contains(ANN);
    assertThat(verifier.check("ann", "other")).isEmpty();
  }

  @Test
  void aCheckIsSlowOnlyWithHashes() {
    assertThat(PLAIN.isSlow()).isFalse();
    assertThat(HASHED.isSlow()).isTrue();
  }

  static PasswordVerifier verifier(Account... accounts) {
    return new PasswordVerifier(
        new Directory(Arrays.asList(accounts), Map.of(), Map.of(), List.of()));
  }

  static Account plain(User user, String password) {
    return new Account(user, new Account.Plain(password));
  }

  private static Account bcrypt(User user, String password) {
    Secret hash = new Account.Bcrypt(hash(password));
    return new Account(user, hash);
  }

  private static String hash(String password) {
    var hash =
        BCrypt.with(LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A))
            .hash(COST, password.getBytes(StandardCharsets.UTF_8));
    return new String(hash, StandardCharsets.UTF_8);
  }
}
