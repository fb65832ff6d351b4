package io.workbins.identity.credential;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts sign-ins by outcome. A remembered password or a cookie is not a sign-in. */
@Singleton
final class SignInMetrics {

  /** The outcome of a sign-in. */
  enum Outcome {
    /** The password was checked and is correct. */
    SUCCEEDED,
    /** Wrong user name or password. */
    REFUSED,
    /** Refused without a check: too many failures before. */
    DELAYED,
    /** Refused without a check: too many checks are waiting. */
    BUSY
  }

  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

  SignInMetrics(MeterRegistry meters) {
    for (var outcome : Outcome.values()) {
      var tag = outcome.name().toLowerCase(Locale.ROOT);
      counters.put(outcome, meters.counter("workbins.sign.ins", "outcome", tag));
    }
  }

  void count(Outcome outcome) {
    var counter = counters.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }
}
