package io.workbins.identity.credential;

import static io.workbins.identity.credential.PasswordVerifierTest.plain;
import static io.workbins.identity.credential.PasswordVerifierTest.verifier;
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
 * The time of a refusal does not reveal which users exist. The tests measure the CPU time of this
 * thread, which other threads do not affect, and compare it with wide bounds: a check without
 * bcrypt takes a thousandth.
 */
class PasswordVerifierTimeTest {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String HASH = BCrypt.withDefaults().hashToString(10, "s3cret".toCharArray());
  private static final PasswordVerifier VERIFIER =
      verifier(
          new Account(TestUsers.named("hashed"), new Account.Bcrypt(HASH)),
          plain(TestUsers.named("plain"), "s3cret"));

  @ParameterizedTest
  @ValueSource(strings = {"hashed", "plain", "nobody", ""})
  void aWrongPasswordCostsOneBcryptCheckForAnyUserName(String userName) {
    long bcrypt = bcryptNanos();

    assertThat(cpuNanos(() -> VERIFIER.check(userName, "wrong"))).isBetween(bcrypt / 4, bcrypt * 3);
  }

  @Test
  void anEmptyPasswordOfAnUnknownUserCostsOneBcryptCheck() {
    long bcrypt = bcryptNanos();

    assertThat(cpuNanos(() -> VERIFIER.check("nobody", ""))).isBetween(bcrypt / 4, bcrypt * 3);
  }

  @Test
  void withoutHashesNoBcryptCheckRuns() {
    var verifier = verifier(plain(TestUsers.named("plain"), "s3cret"));

    assertThat(cpuNanos(() -> verifier.check("nobody", "wrong"))).isLessThan(bcryptNanos() / 4);
  }

  private static long bcryptNanos() {
    return cpuNanos(() -> BCrypt.verifyer().verify("wrong".toCharArray(), HASH));
  }

  /** The minimum of three runs. */
  private static long cpuNanos(Runnable task) {
    long minimum = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long before = THREADS.getCurrentThreadCpuTime();
      task.run();
      minimum = Math.min(minimum, THREADS.getCurrentThreadCpuTime() - before);
    }
    return minimum;
  }
}
