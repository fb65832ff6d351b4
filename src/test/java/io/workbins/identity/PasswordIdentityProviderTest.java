package io.workbins.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import io.workbins.identity.credential.PasswordCache;
import io.workbins.identity.credential.PasswordVerifier;
import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import io.workbins.identity.signin.InMemoryEndedSignIns;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When a sign-in costs a worker thread. */
class PasswordIdentityProviderTest {

  private static final Duration MAX_AGE = Duration.ofHours(12);
  private static final User ANN = TestUsers.withRoles("ann", Role.ROLE_AGENT);
  private static final String HASH =
      BCrypt.withDefaults().hashToString(BCrypt.MIN_COST, "secret".toCharArray());

  private final Worker worker = new Worker();

  @Test
  void aHashedPasswordIsVerifiedOnAWorkerThreadOnce() {
    var provider = provider(new Account.Bcrypt(HASH));

    assertThat(signIn(provider, "secret").getPrincipal()).isEqualTo(ANN);
    assertThat(signIn(provider, "secret").getPrincipal()).isEqualTo(ANN);

    assertThat(worker.runs).isEqualTo(1);
  }

  @Test
  void aWrongPasswordIsVerifiedEachTime() {
    var provider = provider(new Account.Bcrypt(HASH));
    signIn(provider, "secret");

    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(AuthenticationFailedException.class)
          .isThrownBy(() -> signIn(provider, "wrong"));
    }

    assertThat(worker.runs).isEqualTo(3);
  }

  @Test
  void aPlainPasswordNeverCostsAWorkerThread() {
    var provider = provider(new Account.Plain("secret"));

    assertThat(signIn(provider, "secret").getPrincipal()).isEqualTo(ANN);

    assertThat(worker.runs).isZero();
  }

  private SecurityIdentity signIn(PasswordIdentityProvider provider, String password) {
    var credential = new PasswordCredential(password.toCharArray());
    return provider
        .authenticate(new UsernamePasswordAuthenticationRequest("ann", credential), worker)
        .await()
        .atMost(Duration.ofSeconds(30));
  }

  private static PasswordIdentityProvider provider(Account.Secret secret) {
    var directory = new Directory(List.of(new Account(ANN, secret)), Map.of(), Map.of(), List.of());
    return new PasswordIdentityProvider(
        new PasswordCache(() -> Duration.ofMinutes(5)),
        new PasswordVerifier(directory),
        directory,
        new SignInService(
            directory,
            new InMemoryEndedSignIns(MAX_AGE, Clock.systemUTC()),
            MAX_AGE,
            Clock.systemUTC()));
  }

  private static final class Worker implements AuthenticationRequestContext {

    private int runs;

    @Override
    public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> function) {
      runs++;
      return Uni.createFrom().item(function);
    }
  }
}
