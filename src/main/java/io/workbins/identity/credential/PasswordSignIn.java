package io.workbins.identity.credential;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.workbins.identity.credential.SignInMetrics.Outcome;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.jboss.logging.Logger;

/**
 * Signs in by password. A remembered password is looked up on the event loop; bcrypt runs in {@link
 * PasswordExecutor}.
 *
 * <p>The same wrong password again is no new guess: it is refused without a check, and delayed by
 * itself only. So a client with an outdated password does not keep out its user at another client.
 */
@Singleton
public final class PasswordSignIn {

  private static final Logger LOG = Logger.getLogger(PasswordSignIn.class);

  private final Directory directory;
  private final PasswordCache cache;
  private final PasswordVerifier verifier;
  private final PasswordExecutor executor;
  private final SignInDelays delays;
  private final FailureTable wrongGuesses;
  private final SignInMetrics metrics;
  private final PasswordDigest digest = new PasswordDigest();

  @Inject
  PasswordSignIn(
      Directory directory,
      PasswordCache cache,
      PasswordVerifier verifier,
      PasswordExecutor executor,
      SignInDelays delays,
      CredentialConfig config,
      SignInMetrics metrics) {
    this(
        directory,
        cache,
        verifier,
        executor,
        delays,
        new FailureTable(config.failuresPerAccount(), config.maxDelay(), Clock.systemUTC()),
        metrics);
  }

  PasswordSignIn(
      Directory directory,
      PasswordCache cache,
      PasswordVerifier verifier,
      PasswordExecutor executor,
      SignInDelays delays,
      FailureTable wrongGuesses,
      SignInMetrics metrics) {
    this.directory = directory;
    this.cache = cache;
    this.verifier = verifier;
    this.executor = executor;
    this.delays = delays;
    this.wrongGuesses = wrongGuesses;
    this.metrics = metrics;
  }

  /**
   * A password to check.
   *
   * @param guess identifies user name and password in a revision of the directory
   */
  private record Attempt(Client client, String password, String guess) {

    @Override
    public String toString() {
      return "%s, user name %s"
          .formatted(LoggedText.of(client.address()), LoggedText.of(client.userName()));
    }
  }

  /**
   * The user, if the password is correct; otherwise fails with {@link
   * AuthenticationFailedException}, or with {@link TooManySignInsException} without a check.
   */
  public Uni<User> signIn(Client client, String password) {
    var remembered = cache.lookup(client.userName(), password, directory.revision());
    if (remembered.isPresent() && delays.isKnown(client)) {
      return Uni.createFrom().item(remembered.get());
    }
    var attempt = new Attempt(client, password, guess(client, password));
    try {
      refuseWithoutCheck(attempt);
      if (remembered.isPresent()) {
        delays.remembered(client);
        return Uni.createFrom().item(remembered.get());
      }
      return verifier.isSlow()
          ? executor.run(() -> check(attempt)).orElseThrow(() -> busy(attempt))
          : Uni.createFrom().item(check(attempt));
    } catch (AuthenticationFailedException | TooManySignInsException e) {
      return Uni.createFrom().failure(e);
    }
  }

  private String guess(Client client, String password) {
    var user = directory.revision() + " " + client.userName().length() + " " + client.userName();
    return Base64.getEncoder().encodeToString(digest.of(user + password));
  }

  private User check(Attempt attempt) {
    // again: others may have failed while this one waited
    refuseWithoutCheck(attempt);
    // read before the check: a password of an older directory must not be cached for a newer one
    long revision = directory.revision();
    var user = verifier.check(attempt.client().userName(), attempt.password());
    if (user.isEmpty()) {
      var delay = delays.ofAddress(attempt.client());
      delays.failed(attempt.client());
      throw refused(attempt, delay);
    }
    cache.remember(user.get(), attempt.password(), revision);
    delays.succeeded(attempt.client());
    metrics.count(Outcome.SUCCEEDED);
    return user.get();
  }

  private void refuseWithoutCheck(Attempt attempt) {
    boolean isKnownWrong = wrongGuesses.contains(attempt.guess());
    var delay = isKnownWrong ? wrongGuesses.delay(attempt.guess()) : delays.of(attempt.client());
    if (!delay.isZero()) {
      metrics.count(Outcome.DELAYED);
      LOG.debugf("Sign-in delayed for %s: from %s", delay, attempt);
      throw TooManySignInsException.delayed(delay);
    }
    if (isKnownWrong) {
      throw refused(attempt, delays.ofAddress(attempt.client()));
    }
  }

  private RuntimeException refused(Attempt attempt, Duration delay) {
    wrongGuesses.failed(attempt.guess());
    metrics.count(Outcome.REFUSED);
    LOG.infof("Sign-in refused, wrong user name or password: from %s", attempt);
    return delay.isZero()
        ? new AuthenticationFailedException()
        : TooManySignInsException.delayed(delay);
  }

  private TooManySignInsException busy(Attempt attempt) {
    metrics.count(Outcome.BUSY);
    LOG.debugf("Sign-in refused, too many at the same time: from %s", attempt);
    return TooManySignInsException.busy();
  }
}
