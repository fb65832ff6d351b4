package io.workbins.identity;

import io.workbins.identity.directory.Admission;
import io.workbins.identity.directory.ClaimedUser;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.DirectoryChangedEvent;
import io.workbins.identity.directory.User;
import io.workbins.identity.directory.UserClaimsChangedEvent;
import io.workbins.identity.signin.EndedSignIns;
import io.workbins.identity.signin.SignIn;
import io.workbins.identity.signin.SignInConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private final Event<UserClaimsChangedEvent> claimsChanged;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  @Inject
  SignInService(
      Directory directory,
      EndedSignIns ended,
      SignInConfig config,
      Event<UserClaimsChangedEvent> claimsChanged) {
    this(directory, ended, config.maxAge(), claimsChanged, Clock.systemUTC());
  }

  SignInService(
      Directory directory,
      EndedSignIns ended,
      Duration maxAge,
      Event<UserClaimsChangedEvent> claimsChanged,
      Clock clock) {
    this.directory = directory;
    this.ended = ended;
    this.maxAge = maxAge;
    this.claimsChanged = claimsChanged;
    this.clock = clock;
  }

  /** The same id may come back: it must not revive an old sign-in. */
  void directoryChanged(
      @Observes @Priority(DirectoryChangedEvent.SIGN_INS_END) DirectoryChangedEvent event) {
    event.removedUserIds().forEach(ended::endAll);
  }

  /** Begins a sign-in of a user whose credentials were verified. */
  SignIn begin(User user) {
    return begin(user, Instant.MAX);
  }

  /**
   * Begins a sign-in of a user of the directory whose credentials were verified.
   *
   * @param credentialsExpiry when the credentials expire, and the sign-in with them
   */
  public SignIn begin(User user, Instant credentialsExpiry) {
    return begin(user, credentialsExpiry, Optional.empty());
  }

  /**
   * Begins a sign-in of a user whose claims were verified.
   *
   * @param credentialsExpiry when the credentials expire, and the sign-in with them
   */
  public SignIn begin(ClaimedUser claims, Instant credentialsExpiry) {
    directory.admit(claims, true).ifPresent(this::current);
    return begin(claims.user(), credentialsExpiry, Optional.of(claims));
  }

  private SignIn begin(User user, Instant credentialsExpiry, Optional<ClaimedUser> claims) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var expiry = expiry(now, credentialsExpiry);
    return new SignIn(random.nextLong(), user.id(), user.accountMark(), now, expiry, claims);
  }

  /** Whether a sign-in is what one with these newer credentials would be, had it begun then. */
  boolean isLike(SignIn earlier, SignIn newer) {
    return earlier.userId().equals(newer.userId())
        && earlier.claims().equals(newer.claims())
        && earlier.expiry().equals(expiry(earlier.began(), newer.expiry()));
  }

  private Instant expiry(Instant began, Instant credentialsExpiry) {
    var latest = began.plus(maxAge);
    return latest.isBefore(credentialsExpiry) ? latest : credentialsExpiry;
  }

  /**
   * The user of a sign-in; empty if it has ended.
   *
   * @param signIn may be {@linkplain #isEnding ending}
   */
  public Optional<User> user(SignIn signIn) {
    return clock.instant().isBefore(signIn.expiry())
            && ended.state(signIn) != EndedSignIns.State.ENDED
        ? current(signIn)
        : Optional.empty();
  }

  private Optional<User> current(SignIn signIn) {
    return signIn.claims().isPresent()
        ? signIn.claims().flatMap(seen -> directory.admit(seen, false)).map(this::current)
        : directory
            .user(signIn.userId())
            .filter(user -> user.accountMark() == signIn.accountMark());
  }

  private User current(Admission admission) {
    if (admission.isNews()) {
      claimsChanged.fire(new UserClaimsChangedEvent(admission.user().id()));
    }
    return admission.user();
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
