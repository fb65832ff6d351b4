package io.workbins.identity;

import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.DirectoryChangedEvent;
import io.workbins.identity.directory.User;
import io.workbins.identity.signin.EndedSignIns;
import io.workbins.identity.signin.SignIn;
import io.workbins.identity.signin.SignInConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Begins and ends sign-ins. A sign-in ends with its expiry, by a logout, when its user leaves the
 * directory, and when the user name or the password changes. Thread-safe. No call blocks.
 */
@Singleton
public class SignInService {

  private final Directory directory;
  private final EndedSignIns ended;
  private final Duration maxAge;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  @Inject
  SignInService(Directory directory, EndedSignIns ended, SignInConfig config) {
    this(directory, ended, config.maxAge(), Clock.systemUTC());
  }

  SignInService(Directory directory, EndedSignIns ended, Duration maxAge, Clock clock) {
    this.directory = directory;
    this.ended = ended;
    this.maxAge = maxAge;
    this.clock = clock;
  }

  /** The same id may come back: it must not revive an old sign-in. */
  void directoryChanged(
      @Observes @Priority(DirectoryChangedEvent.SIGN_INS_END) DirectoryChangedEvent event) {
    event.removedUserIds().forEach(ended::endAll);
  }

  /** Begins a sign-in of a user whose credentials were verified. */
  SignIn begin(User user) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new SignIn(random.nextLong(), user.id(), user.accountMark(), now, now.plus(maxAge));
  }

  /**
   * The user of a sign-in; empty if it has ended.
   *
   * @param signIn may be {@linkplain #isEnding ending}
   */
  public Optional<User> user(SignIn signIn) {
    return clock.instant().isBefore(signIn.expiry())
            && ended.state(signIn) != EndedSignIns.State.ENDED
        ? directory.user(signIn.userId()).filter(user -> user.accountMark() == signIn.accountMark())
        : Optional.empty();
  }

  /**
   * Whether a sign-in ended by a logout within the last 10 s: its client may only disconnect, which
   * desktops do after the logout ({@code workbins-api.md} section 7.2).
   */
  public boolean isEnding(SignIn signIn) {
    return ended.state(signIn) == EndedSignIns.State.ENDING;
  }

  /**
   * Ends a sign-in on every node, so that all its tokens are useless.
   *
   * @return completes when the end is stored
   */
  public CompletionStage<Void> end(SignIn signIn) {
    return ended.end(signIn);
  }
}
