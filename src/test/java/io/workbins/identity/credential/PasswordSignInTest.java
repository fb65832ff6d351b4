package io.workbins.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.Vertx;
import io.workbins.identity.SettableClock;
import io.workbins.identity.TestUsers;
import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a password is checked, and when a sign-in is refused without a check. */
class PasswordSignInTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final User ANN = TestUsers.named("ann");
  private static final Account.Secret HASH =
      new Account.Bcrypt(
          BCrypt.withDefaults().hashToString(BCrypt.MIN_COST, "secret".toCharArray()));
  private static final Account.Secret PLAIN = new Account.Plain("secret");
  private static final PasswordVerifier HASHED = new PasswordVerifier(directory(HASH));
  private static final String HERE = "192.0.2.1";
  private static final String ELSEWHERE = "192.0.2.2";

  private final SettableClock clock = new SettableClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TestCredentials config = new TestCredentials(1, 2, 3, 100, Duration.ofSeconds(30));
  private final PasswordCache cache = new PasswordCache(config.remembered(), clock);
  private final PasswordExecutor executor = new PasswordExecutor(VERTX, config);

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aHashedPasswordIsCheckedOnce() {
    var signIn = signIn(HASH);

    assertThat(signIn(signIn, HERE, "secret")).isEqualTo(ANN);
    assertThat(signIn(signIn, HERE, "secret")).isEqualTo(ANN);

    assertThat(count("succeeded")).isEqualTo(1);
  }

  @Test
  void eachWrongPasswordIsChecked() {
    var signIn = signIn(HASH);

    assertRefused(signIn, HERE, "wrong-1");
    assertRefused(signIn, HERE, "wrong-2");

    assertThat(count("refused")).isEqualTo(2);
  }

  /** More would take the processors that requests of signed-in users need. */
  @Test
  void passwordsAreCheckedOneByOne() {
    var running = new AtomicInteger();
    var results = new ArrayList<CompletableFuture<Integer>>();
    for (int i = 0; i < 3; i++) {
      results.add(
          executor
              .run(
                  () -> {
                    int others = running.getAndIncrement();
                    HASHED.check("ann", "wrong");
                    running.decrementAndGet();
                    return others;
                  })
              .orElseThrow()
              .subscribeAsCompletionStage());
    }

    assertThat(results).allSatisfy(others -> assertThat(others.join()).isZero());
  }

  /** Otherwise a reply to a plain password would wait behind bcrypt checks. */
  @Test
  void aPlainPasswordDoesNotNeedAThread() throws Exception {
    var signIn = signIn(PLAIN);
    var release = new CountDownLatch(1);
    var running = occupyExecutor(release);

    assertThat(signIn(signIn, HERE, "secret")).isEqualTo(ANN);

    release.countDown();
    running.forEach(CompletableFuture::join);
  }

  @Test
  void aSignInIsRefusedIfTooManyWait() throws Exception {
    var signIn = signIn(HASH);
    var release = new CountDownLatch(1);
    var running = occupyExecutor(release);

    assertThatExceptionOfType(TooManySignInsException.class)
        .isThrownBy(() -> signIn(signIn, HERE, "secret"))
        .satisfies(busy -> assertThat(busy.retryAfterSeconds()).isEqualTo(1));
    assertThat(count("busy")).isEqualTo(1);

    release.countDown();
    running.forEach(CompletableFuture::join);
    assertThat(signIn(signIn, HERE, "secret")).isEqualTo(ANN);
  }

  @Test
  void aFailedCheckReleasesItsThread() {
    var signIn = signIn(HASH);

    for (int i = 0; i < 10; i++) {
      int n = i;
      fail(() -> signIn(signIn, "198.51.100." + n, "wrong-" + n));
      clock.advance(FailureTable.MEMORY);
    }

    assertThat(count("busy")).isZero();
    assertThat(count("refused")).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "nobody"})
  void anyUserNameIsDelayedAfterSeveralWrongPasswords(String userName) {
    var signIn = signIn(HASH);
    var client = new Client(userName, HERE);
    for (int i = 0; i < 3; i++) {
      int n = i;
      assertThatExceptionOfType(AuthenticationFailedException.class)
          .isThrownBy(() -> signIn(signIn, client, "wrong-" + n));
    }

    assertThatExceptionOfType(TooManySignInsException.class)
        .isThrownBy(() -> signIn(signIn, client, "secret"))
        .withMessage("Too many wrong passwords: try again in 1 s")
        .satisfies(delayed -> assertThat(delayed.retryAfterSeconds()).isEqualTo(1));
    assertThat(count("delayed")).isEqualTo(1);
  }

  @Test
  void theRightPasswordIsAcceptedAfterTheDelay() {
    var signIn = signIn(HASH);
    guess(signIn, HERE, 3);

    clock.advance(Duration.ofSeconds(1));

    assertThat(signIn(signIn, HERE, "secret")).isEqualTo(ANN);
  }

  /** Attempts that arrive together would otherwise all be checked. */
  @Test
  void waitingSignInsAreDelayedToo() throws Exception {
    var strict = new TestCredentials(1, 10, 3, 100, Duration.ofSeconds(30));
    var executor = new PasswordExecutor(VERTX, strict);
    var signIn = signIn(HASH, strict, executor);
    var release = new CountDownLatch(1);
    var first = executor.run(() -> await(release)).orElseThrow().subscribeAsCompletionStage();
    var results = new ArrayList<CompletableFuture<User>>();
    for (int i = 0; i < 8; i++) {
      results.add(
          signIn.signIn(new Client("ann", HERE), "wrong-" + i).subscribeAsCompletionStage());
    }

    release.countDown();

    first.join();
    results.forEach(result -> fail(result::join));
    assertThat(count("refused")).isEqualTo(3);
    assertThat(count("delayed")).isEqualTo(5);
  }

  @Test
  void aRememberedPasswordOfAKnownClientIsNeverDelayed() {
    var signIn = signIn(HASH);
    signIn(signIn, HERE, "secret");
    guess(signIn, HERE, 10);

    assertThat(signIn(signIn, HERE, "secret")).isEqualTo(ANN);
  }

  /** Otherwise a delayed attacker could go on guessing the remembered password. */
  @Test
  void aRememberedPasswordIsDelayedAtAnAddressUnderDelay() {
    var signIn = signIn(HASH);
    signIn(signIn, HERE, "secret");
    guess(signIn, ELSEWHERE, 3);

    assertThatExceptionOfType(TooManySignInsException.class)
        .isThrownBy(() -> signIn(signIn, ELSEWHERE, "secret"));
    assertThat(signIn(signIn, HERE, "secret")).isEqualTo(ANN);
  }

  /** The answer at a delayed address must not reveal who exists. */
  @ParameterizedTest
  @ValueSource(strings = {"ann", "nobody"})
  void aWrongPasswordAtADelayedAddressHasOneAnswer(String userName) {
    var signIn = signIn(HASH);
    signIn(signIn, ELSEWHERE, "secret");
    for (int i = 0; i < config.failuresPerAddress(); i++) {
      var madeUp = new Client("made-up-" + i, HERE);
      fail(() -> signIn(signIn, madeUp, "wrong"));
    }

    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(TooManySignInsException.class)
          .isThrownBy(() -> signIn(signIn, new Client(userName, HERE), "wrong"))
          .satisfies(exception -> assertThat(exception.retryAfterSeconds()).isEqualTo(1));
    }
    assertThat(signIn(signIn, HERE, "secret")).isEqualTo(ANN);
  }

  @Test
  void aUserIsNotDelayedByAnOutdatedPasswordOfAnotherClient() {
    var signIn = signIn(HASH);
    for (int i = 0; i < 100; i++) {
      fail(() -> signIn(signIn, HERE, "outdated"));
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(signIn(signIn, HERE, "secret")).isEqualTo(ANN);
  }

  @Test
  void theSameWrongPasswordIsDelayedItself() {
    var signIn = signIn(HASH);
    for (int i = 0; i < 3; i++) {
      assertRefused(signIn, HERE, "outdated");
    }

    assertThatExceptionOfType(TooManySignInsException.class)
        .isThrownBy(() -> signIn(signIn, HERE, "outdated"));
  }

  /** The passwords of a user change with the directory. */
  @Test
  void aWrongPasswordIsCheckedAgainInANewDirectory() {
    var directory = directory(HASH);
    var signIn = signIn(directory, config, executor);
    assertRefused(signIn, HERE, "new");

    directory.replaceWith(directory(new Account.Plain("new")));

    assertThat(signIn(signIn, HERE, "new")).isEqualTo(ANN);
  }

  private void guess(PasswordSignIn signIn, String address, int times) {
    for (int i = 0; i < times; i++) {
      int n = i;
      fail(() -> signIn(signIn, address, "wrong-" + n));
    }
  }

  /** A sign-in that fails, whether refused or delayed. */
  private static void fail(ThrowingCallable signIn) {
    assertThat(catchThrowable(signIn)).isInstanceOf(RuntimeException.class);
  }

  /** Fills the thread and the queue. */
  private List<CompletableFuture<Boolean>> occupyExecutor(CountDownLatch release) {
    var running = new ArrayList<CompletableFuture<Boolean>>();
    for (int i = 0; i < config.threads() + config.queue(); i++) {
      running.add(executor.run(() -> await(release)).orElseThrow().subscribeAsCompletionStage());
    }
    return running;
  }

  private static boolean await(CountDownLatch latch) throws InterruptedException {
    latch.await();
    return true;
  }

  private static void assertRefused(PasswordSignIn signIn, String address, String password) {
    assertThatExceptionOfType(AuthenticationFailedException.class)
        .isThrownBy(() -> signIn(signIn, address, password));
  }

  private static User signIn(PasswordSignIn signIn, String address, String password) {
    return signIn(signIn, new Client("ann", address), password);
  }

  private static User signIn(PasswordSignIn signIn, Client client, String password) {
    return signIn.signIn(client, password).await().atMost(Duration.ofSeconds(30));
  }

  private double count(String outcome) {
    return meters.counter("workbins.sign.ins", "outcome", outcome).count();
  }

  private static Directory directory(Account.Secret secret) {
    return new Directory(List.of(new Account(ANN, secret)), Map.of(), Map.of(), List.of());
  }

  private PasswordSignIn signIn(Account.Secret secret) {
    return signIn(secret, config, executor);
  }

  private PasswordSignIn signIn(
      Account.Secret secret, CredentialConfig config, PasswordExecutor executor) {
    return signIn(directory(secret), config, executor);
  }

  private PasswordSignIn signIn(
      Directory directory, CredentialConfig config, PasswordExecutor executor) {
    return new PasswordSignIn(
        directory,
        cache,
        new PasswordVerifier(directory),
        executor,
        new SignInDelays(config, clock),
        new FailureTable(config.failuresPerAccount(), config.maxDelay(), clock),
        new SignInMetrics(meters));
  }
}
