package io.workbins.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settings end the start. */
class SettingsCheckTest {

  @Test
  void withoutSettingsTheStartGoesOn() {
    assertThatCode(() -> SettingsCheck.check(config(Map.of()))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "workbins.cometd.timeout, PT0S, from 1S to 1H",
    "workbins.cometd.timeout, PT-1S, from 1S to 1H",
    "workbins.cometd.timeout, PT1H1S, from 1S to 1H",
    "workbins.cometd.max-interval, PT0.9S, from 1S to 1H",
    "workbins.cometd.max-sessions-per-user, 0, from 1 to 100000",
    "workbins.cometd.max-sessions-per-user, -1, from 1 to 100000",
    "workbins.cometd.max-queue, 0, from 1 to 1000000",
    "workbins.cometd.max-queue-bytes, 127K, from 128K to 1G",
    "workbins.limits.unread-total, 1023K, from 1M to 1G",
    "workbins.subscriptions.grace, PT-1S, from 0S to 168H",
    "workbins.subscriptions.max-per-user, 0, from 1 to 1000000",
    "workbins.session.idle, PT0S, from 1S to 24H",
    "workbins.session.max-age, PT0S, from 1S to 720H",
    "workbins.directory.check-every, PT0S, from 0.01S to 1H",
    "workbins.credentials.remembered, PT-1S, from 0S to 1H",
    "workbins.credentials.threads, 0, from 1 to 64",
    "workbins.credentials.threads, 65, from 1 to 64",
    "workbins.credentials.queue, 0, from 1 to 1000",
    "workbins.credentials.failures-per-account, 10001, from 1 to 10000",
    "workbins.credentials.failures-per-address, 0, from 1 to 10000",
    "workbins.credentials.max-delay, PT5M1S, from 1S to 5M",
    "workbins.content.max-bytes-per-workbin, 0, from 128K to 1G",
    "workbins.content.max-bytes-per-owner, 2G, from 128K to 1G",
    "workbins.content.max-bytes, 0, from 128K to 1024G",
    "workbins.limits.unread, 131071, from 128K to 1G",
    "workbins.limits.connections, 32, from 33 to 1000000",
    "workbins.limits.unread, 2G, from 128K to 1G",
    "workbins.limits.unread-time, PT0S, from 1S to 1H",
    "workbins.limits.request-time, PT1H1S, from 1S to 1H",
    "workbins.limits.connections-per-user, 0, from 1 to 100000",
    "workbins.limits.connections-per-address, 100001, from 1 to 100000"
  })
  void aValueOutOfItsRangeIsNamed(String name, String value, String range) {
    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(() -> SettingsCheck.check(config(Map.of(name, value))))
        .withMessageStartingWith(name + " must be " + range + ", but is ");
  }

  @ParameterizedTest
  @CsvSource({
    "workbins.cometd.timeout, PT1S",
    "workbins.cometd.timeout, PT1H",
    "workbins.cometd.max-sessions-per-user, 1",
    "workbins.subscriptions.grace, PT0S",
    "workbins.limits.unread, 128K",
    "workbins.limits.unread, 1G",
    "workbins.credentials.remembered, PT0S"
  })
  void theEndsOfARangeAreInIt(String name, String value) {
    assertThatCode(() -> SettingsCheck.check(config(Map.of(name, value))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "PT30S, PT30S, false",
    "PT31S, PT30S, false",
    "PT29S, PT30S, true",
    "PT1M, PT0S, true"
  })
  void aConnectMustEndBeforeItsConnection(String timeout, String idle, boolean isValid) {
    var config =
        config(Map.of("workbins.cometd.timeout", timeout, "quarkus.http.idle-timeout", idle));

    if (isValid) {
      assertThatCode(() -> SettingsCheck.check(config)).doesNotThrowAnyException();
    } else {
      assertThatExceptionOfType(InvalidSettingsException.class)
          .isThrownBy(() -> SettingsCheck.check(config))
          .withMessageContainingAll("workbins.cometd.timeout", "quarkus.http.idle-timeout");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "workbins.session.key, a key with ${UNKNOWN} in it",
    "workbins.redis.hosts, redis://:secret@${UNKNOWN}:6379",
    "quarkus.http.port, ${UNKNOWN}"
  })
  void anUnknownExpressionIsNoMissingSetting(String name, String value) {
    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(() -> SettingsCheck.check(config(Map.of(name, value))))
        .withMessageStartingWith(name + " has an expression ${...}")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({"a key with \\${ in it", "${KNOWN}", "${UNKNOWN:default}", "$5 and $x"})
  void otherTextsWithADollarAreValues(String value) {
    assertThatCode(
            () ->
                SettingsCheck.check(
                    config(Map.of("workbins.session.key", value, "KNOWN", "value"))))
        .doesNotThrowAnyException();
  }

  @Test
  void theHostsOfTheRedisClientAreRefused() {
    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(
            () -> SettingsCheck.check(config(Map.of("quarkus.redis.hosts", "redis://:secret@x"))))
        .withMessageContaining("workbins.redis.hosts")
        .withMessageNotContaining("secret");
  }

  private static SmallRyeConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withConverter(MemorySize.class, 100, new MemorySizeConverter())
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build();
  }
}
