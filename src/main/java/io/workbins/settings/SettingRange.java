package io.workbins.settings;

import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;

/**
 * The range of a setting. A setting that is not set is in its range.
 *
 * @param <T> the type of its values
 * @param name the name of the setting
 * @param type the type of its values
 * @param min the lowest value
 * @param max the highest value
 */
record SettingRange<T extends Comparable<T>>(String name, Class<T> type, T min, T max) {

  static SettingRange<Duration> of(String name, Duration min, Duration max) {
    return new SettingRange<>(name, Duration.class, min, max);
  }

  static SettingRange<Integer> of(String name, int min, int max) {
    return new SettingRange<>(name, Integer.class, min, max);
  }

  /**
   * Checks a configuration.
   *
   * @throws InvalidSettingsException if the value is not in the range
   */
  void check(SmallRyeConfig config) {
    config
        .getOptionalValue(name, type)
        .filter(value -> value.compareTo(min) < 0 || value.compareTo(max) > 0)
        .ifPresent(
            value -> {
              throw new InvalidSettingsException(
                  "%s must be from %s to %s, but is %s"
                      .formatted(name, text(min), text(max), text(value)));
            });
  }

  /** As users write it: {@code 5S}, not {@code PT5S}. */
  static String text(Object value) {
    return value.toString().replaceFirst("^(-?)PT?", "$1");
  }
}
