package io.workbins.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The session cookie of a request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignInTokenBench {

  private final SignInTokenCipher cipher =
      new SignInTokenCipher(SignInKey.random(), Duration.ofHours(1), Clock.systemUTC());
  private final SignIn signIn =
      new SignIn(
          1,
          "a27db0a6cd7e4ef4b8c1c2ab1b8ae6f1",
          1,
          Instant.now(),
          Instant.now().plus(Duration.ofHours(12)),
          Optional.empty());
  private final String token = cipher.encrypt(signIn);

  @Benchmark
  public String encrypt() {
    return cipher.encrypt(signIn);
  }

  @Benchmark
  public SignInToken decrypt() {
    return cipher.decrypt(token).orElseThrow();
  }
}
