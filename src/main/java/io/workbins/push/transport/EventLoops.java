package io.workbins.push.transport;

import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * As many event loops as half of the processors, where nothing else is set; Quarkus makes one for
 * each processor. A command comes in on one loop and is pushed on that of the session: the fewer
 * there are, the more often it is the same, and the seldomer one has to wake another for a single
 * message. The other half is for the compiler, the collector and whatever else runs there.
 */
public final class EventLoops implements ConfigSource {

  private static final String COUNT = "quarkus.vertx.event-loops-pool-size";

  /** Behind all that a user can set, and behind {@code application.properties}. */
  private static final int ORDINAL = 100;

  /** What a loop needs for its buffers, as Quarkus has it. */
  private static final long HEAP_OF_A_LOOP = 10 << 20;

  private final int processors;
  private final long heap;

  /** For this machine, or for what a workbin may use of it. */
  public EventLoops() {
    this(Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory());
  }

  EventLoops(int processors, long heap) {
    this.processors = processors;
    this.heap = heap;
  }

  @Override
  public Set<String> getPropertyNames() {
    return Set.of(COUNT);
  }

  @Override
  public @Nullable String getValue(String propertyName) {
    return propertyName.equals(COUNT) ? String.valueOf(count()) : null;
  }

  private long count() {
    return Math.max(1, Math.min(processors / 2, heap / HEAP_OF_A_LOOP));
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
