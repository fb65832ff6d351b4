package io.workbins.push.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLoopsTest {

  private static final String COUNT = "quarkus.vertx.event-loops-pool-size";

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 1", "4, 2", "64, 32"})
  void thereIsALoopForEachTwoProcessorsAndAtLeastOne(int processors, int loops) {
    assertThat(new EventLoops(processors, 1L << 30).getValue(COUNT)).isEqualTo("" + loops);
  }

  @ParameterizedTest
  @CsvSource({"8, 1", "64, 6", "1024, 32"})
  void aSmallHeapHasRoomForFewer(long megabytes, int loops) {
    assertThat(new EventLoops(64, megabytes << 20).getValue(COUNT)).isEqualTo("" + loops);
  }

  @Test
  void theServiceFindsIt() {
    int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    assertThat(config().getValue(COUNT, int.class)).isEqualTo(half);
  }

  @Test
  void whateverIsSetWins() {
    var properties = new PropertiesSource(Map.of(COUNT, "7"));

    assertThat(config(properties).getValue(COUNT, int.class)).isEqualTo(7);
  }

  @Test
  void nothingElseIsSet() {
    assertThat(new EventLoops().getPropertyNames()).containsExactly(COUNT);
    assertThat(new EventLoops().getValue("quarkus.http.io-threads")).isNull();
  }

  private static SmallRyeConfig config(ConfigSource... more) {
    return new SmallRyeConfigBuilder().addDiscoveredSources().withSources(more).build();
  }

  /** As {@code application.properties}. */
  private record PropertiesSource(Map<String, String> values) implements ConfigSource {

    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public String getValue(String name) {
      return values.get(name);
    }

    @Override
    public int getOrdinal() {
      return 250;
    }

    @Override
    public String getName() {
      return "application.properties";
    }
  }
}
