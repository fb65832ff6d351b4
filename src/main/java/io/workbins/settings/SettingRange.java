package io.workbins.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.function.Function;

/**
 * The range of a setting. A setting that is not set is in its range.
 *
 * @param <S> the type of the setting
 * @param <T> the type of its values in the range
 * @param name the name of the setting
 * @param type the type of the setting
 * @param value the value of a setting
 * @param min the lowest value
 * @param max the highest value
 */
record SettingRange<S, T extends Comparable<T>>(
    String name, Class<S> type, Function<S, T> value, T min, T max) {

  private static final long UNIT = 1024;
  private static final String UNITS = "KMG";

  static SettingRange<?, ?> of(String name, Duration min, Duration max) {
    return new SettingRange<>(name, Duration.class, Function.identity(), min, max);
  }

  static SettingRange<?, ?> of(String name, int min, int max) {
    return new SettingRange<>(name, Integer.class, Function.identity(), min, max);
  }

  static SettingRange<?, ?> ofBytes(String name, long min, long max) {
    return new SettingRange<>(name, MemorySize.class, MemorySize::asLongValue, min, max);
  }

  /**
   * Checks a configuration.
   *
   * @throws InvalidSettingsException if the value is not in the range
   */
  void check(SmallRyeConfig config) {
    config
        .getOptionalValue(name, type)
        .map(value)
        .filter(found -> found.compareTo(min) < 0 || found.compareTo(max) > 0)
        .ifPresent(
            found -> {
              throw new InvalidSettingsException(
                  "%s must be from %s to %s, but is %s"
                      .formatted(name, text(min), text(max), text(found)));
            });
  }

  /** As users write it: {@code 5S}, not {@code PT5S}; {@code 1M}, not {@code 1048576}. */
  static String text(Object value) {
    return value instanceof Long bytes
        ? bytes(bytes)
        : value.toString().replaceFirst("^(-?)PT?", "$1");
  }

  private static String bytes(long bytes) {
    int unit = 0;
    long count = bytes;
    while (count > 0 && count % UNIT == 0 && unit < UNITS.length()) {
      count /= UNIT;
      unit++;
    }
    return count + (unit == 0 ? "" : UNITS.substring(unit - 1, unit));
  }
}
