package io.workbins.push.transport;

import java.util.Set;
import java.util.function.IntSupplier;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * As many event loops as half of the processors, where nothing else is set; Quarkus makes up to
 * four times as many. A command comes in on one loop and is pushed on that of the session: the
 * fewer there are, the more often it is the same, and the seldomer one has to wake another for a
 * single message. The other half is for the compiler, the collector and whatever else runs there.
 */
public final class EventLoops implements ConfigSource {

  private static final String COUNT = "quarkus.vertx.event-loops-pool-size";

  /** Behind all that a user can set, and behind {@code application.properties}. */
  private static final int ORDINAL = 100;

  private final IntSupplier processors;

  /** Those of this machine, or of what a container may use of it. */
  public EventLoops() {
    this(() -> Runtime.getRuntime().availableProcessors());
  }

  EventLoops(IntSupplier processors) {
    this.processors = processors;
  }

  @Override
  public Set<String> getPropertyNames() {
    return Set.of(COUNT);
  }

  @Override
  public @Nullable String getValue(String propertyName) {
    return propertyName.equals(COUNT)
        ? String.valueOf(Math.max(1, processors.getAsInt() / 2))
        : null;
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public String getName() {
    return EventLoops.class.getName();
  }
}
