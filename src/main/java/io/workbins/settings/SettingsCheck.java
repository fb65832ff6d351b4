package io.workbins.settings;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/** Checks the settings before the service takes requests. */
@Singleton
final class SettingsCheck {

  private static final String CONNECT_TIMEOUT = "workbins.cometd.timeout";
  private static final String IDLE_TIMEOUT = "quarkus.http.idle-timeout";
  private static final int BEFORE_ALL_OTHERS = 1;
  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;

  private static final List<SettingRange<?, ?>> RANGES =
      List.of(
          SettingRange.of(CONNECT_TIMEOUT, Duration.ofSeconds(1), Duration.ofHours(1)),
          SettingRange.of(
              "workbins.cometd.max-interval", Duration.ofSeconds(1), Duration.ofHours(1)),
          SettingRange.of("workbins.cometd.max-sessions-per-user", 1, 100_000),
          SettingRange.of("workbins.cometd.max-queue", 1, 1_000_000),
          SettingRange.ofBytes("workbins.cometd.max-queue-bytes", 128 * KIB, 1024 * MIB),
          SettingRange.of("workbins.subscriptions.grace", Duration.ZERO, Duration.ofDays(7)),
          SettingRange.of("workbins.subscriptions.max-per-user", 1, 1_000_000),
          SettingRange.of("workbins.session.idle", Duration.ofSeconds(1), Duration.ofDays(1)),
          SettingRange.of("workbins.session.max-age", Duration.ofSeconds(1), Duration.ofDays(30)),
          SettingRange.of(
              "workbins.directory.check-every", Duration.ofMillis(10), Duration.ofHours(1)),
          SettingRange.of("workbins.credentials.remembered", Duration.ZERO, Duration.ofHours(1)),
          SettingRange.of("workbins.credentials.threads", 1, 64),
          SettingRange.of("workbins.credentials.queue", 1, 1_000),
          SettingRange.of("workbins.credentials.failures-per-account", 1, 10_000),
          SettingRange.of("workbins.credentials.failures-per-address", 1, 10_000),
          SettingRange.of(
              "workbins.credentials.max-delay", Duration.ofSeconds(1), Duration.ofMinutes(5)),
          SettingRange.ofBytes("workbins.content.max-bytes-per-workbin", 128 * KIB, 1024 * MIB),
          SettingRange.ofBytes("workbins.content.max-bytes-per-owner", 128 * KIB, 1024 * MIB),
          SettingRange.ofBytes("workbins.content.max-bytes", 128 * KIB, 1024 * 1024 * MIB),
          SettingRange.ofBytes("workbins.limits.unread", 128 * KIB, 1024 * MIB),
          SettingRange.ofBytes("workbins.limits.unread-total", 1 * MIB, 1024 * MIB),
          SettingRange.of(
              "workbins.limits.unread-time", Duration.ofSeconds(1), Duration.ofHours(1)),
          SettingRange.of(
              "workbins.limits.request-time", Duration.ofSeconds(1), Duration.ofHours(1)),
          SettingRange.of("workbins.limits.connections", 33, 1_000_000),
          SettingRange.of("workbins.limits.connections-per-user", 1, 100_000),
          SettingRange.of("workbins.limits.connections-per-address", 1, 100_000));

  void check(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
    check(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class));
  }

  /**
   * Checks all settings.
   *
   * @throws InvalidSettingsException if one is wrong
   */
  static void check(SmallRyeConfig config) {
    requireExpanded(config);
    RANGES.forEach(range -> range.check(config));
    requireTimeoutBelowIdleTimeout(config);
    requireNoHostsOfTheClient(config);
    requireNoConnectionLimitOfQuarkus(config);
  }

  /** Quarkus never hears of the end of a WebSocket, so its count only grows. */
  private static void requireNoConnectionLimitOfQuarkus(SmallRyeConfig config) {
    if (config.getConfigValue("quarkus.http.limits.max-connections").getValue() != null) {
      throw new InvalidSettingsException(
          "quarkus.http.limits.max-connections is set: set workbins.limits.connections instead");
    }
  }

  /** A node with a Redis client that it does not use would be alone, without a word. */
  private static void requireNoHostsOfTheClient(SmallRyeConfig config) {
    if (config.getConfigValue("quarkus.redis.hosts").getValue() != null) {
      throw new InvalidSettingsException(
          "quarkus.redis.hosts is set: set workbins.redis.hosts (WORKBINS_REDIS_HOSTS) instead");
    }
  }

  /** SmallRye Config takes a setting with an unknown expression for one that is not set. */
  private static void requireExpanded(SmallRyeConfig config) {
    StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(name -> name.startsWith("workbins.") || name.startsWith("quarkus."))
        .filter(name -> config.getConfigValue(name).hasProblems())
        .findFirst()
        .ifPresent(
            name -> {
              throw new InvalidSettingsException(
                  "%s has an expression ${...} that is not set: set it, or write \\${ for the text ${"
                      .formatted(name));
            });
  }

  private static void requireTimeoutBelowIdleTimeout(SmallRyeConfig config) {
    var timeout = config.getOptionalValue(CONNECT_TIMEOUT, Duration.class);
    var idle = config.getOptionalValue(IDLE_TIMEOUT, Duration.class);
    if (timeout.isPresent()
        && idle.isPresent()
        && !idle.get().isZero()
        && timeout.get().compareTo(idle.get()) >= 0) {
      throw new InvalidSettingsException(
          "%s is %s and must be less than %s, which is %s: connections would be closed while they wait"
              .formatted(
                  CONNECT_TIMEOUT,
                  SettingRange.text(timeout.get()),
                  IDLE_TIMEOUT,
                  SettingRange.text(idle.get())));
    }
  }
}
