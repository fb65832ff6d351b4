package io.workbins.identity.credential;

import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The password of a user who was let in before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PasswordBench {

  private final PasswordCache checked = new PasswordCache(Duration.ofHours(1), Clock.systemUTC());

  @Setup
  public void setUp() {
    var user =
        new User(
            "a27db0a6cd7e4ef4b8c1c2ab1b8ae6f1",
            "agent1",
            "Ann",
            "Agent",
            "ann@example.com",
            Set.of(Role.ROLE_AGENT),
            Set.of("api-multimedia"),
            0,
            Set.of());
    checked.remember(user, "sandbox", 1);
  }

  @Benchmark
  public User lookup() {
    return checked.lookup("agent1", "sandbox", 1).orElseThrow();
  }
}
