package io.workbins.identity.credential;

import static io.workbins.identity.credential.PasswordVerifierTest.check;
import static io.workbins.identity.credential.PasswordVerifierTest.plain;
import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.workbins.identity.TestUsers;
import io.workbins.identity.directory.Account;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The time of a refusal does not tell who exists. Measured is the work of this thread, which
 * neither other threads nor pauses change, and compared only by a wide factor: a check without
 * bcrypt is a thousand times cheaper.
 */
class PasswordVerifierTimeTest {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String HASH = BCrypt.withDefaults().hashToString(10, "s3cret".toCharArray());
  private static final PasswordVerifier CHECK =
      check(
          new Account(TestUsers.named("hashed"), new Account.Bcrypt(HASH)),
          plain(TestUsers.named("plain"), "s3cret"));

  @ParameterizedTest
  @ValueSource(strings = {"hashed", "plain", "nobody", ""})
  void aWrongPasswordCostsOneBcryptWhoeverIsNamed(String userName) {
    long bcrypt = bcrypt();

    assertThat(work(() -> CHECK.check(userName, "wrong"))).isBetween(bcrypt / 4, bcrypt * 3);
  }

  @Test
  void anEmptyPasswordOfNobodyCostsOneBcryptToo() {
    long bcrypt = bcrypt();

    assertThat(work(() -> CHECK.check("nobody", ""))).isBetween(bcrypt / 4, bcrypt * 3);
  }

  @Test
  void aHashThatIsCheaperThanOthersDoesNotTellWhoseItIs() {
    var cheap = new Account.Bcrypt(BCrypt.withDefaults().hashToString(9, "s3cret".toCharArray()));
    var mixed =
        check(
            new Account(TestUsers.named("cheap"), cheap),
            new Account(TestUsers.named("hashed"), new Account.Bcrypt(HASH)));

    long nobody = work(() -> mixed.check("nobody", "wrong"));
    assertThat(work(() -> mixed.check("cheap", "wrong"))).isBetween(nobody * 3 / 4, nobody * 5 / 4);
  }

  @Test
  void withoutHashesNothingRunsBcrypt() {
    var plain = check(plain(TestUsers.named("plain"), "s3cret"));

    assertThat(work(() -> plain.check("nobody", "wrong"))).isLessThan(bcrypt() / 4);
  }

  private static long bcrypt() {
    return work(() -> BCrypt.verifyer().verify("wrong".toCharArray(), HASH));
  }

  /** The least of some runs, in nanoseconds of this thread's own time. */
  private static long work(Runnable task) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long before = THREADS.getCurrentThreadCpuTime();
      task.run();
      least = Math.min(least, THREADS.getCurrentThreadCpuTime() - before);
    }
    return least;
  }
}
