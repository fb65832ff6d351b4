package io.workbins.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.quarkus.micrometer.runtime.binder.JVMInfoBinder;
import io.quarkus.runtime.ImageMode;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The metrics of the JVM and of the machine. To watch a JVM takes a tenth of a start, so it begins
 * when somebody first asks for metrics; Quarkus's own way to them is off.
 */
@Singleton
final class JvmMetrics {

  private static final int AHEAD_OF_QUARKUS = 1;

  private static final List<Supplier<MeterBinder>> EVERYWHERE =
      List.of(
          ClassLoaderMetrics::new,
          JvmHeapPressureMetrics::new,
          JvmMemoryMetrics::new,
          JvmThreadMetrics::new,
          JVMInfoBinder::new,
          UptimeMetrics::new,
          ProcessorMetrics::new,
          FileDescriptorMetrics::new);

  private final MeterRegistry meters;
  private boolean areBound;

  JvmMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void register(@Observes Router router) {
    router
        .get("/q/metrics")
        .order(AHEAD_OF_QUARKUS)
        .blockingHandler(
            request -> {
              bind();
              request.next();
            },
            false);
  }

  private synchronized void bind() {
    if (!areBound) {
      areBound = true; // even if one fails: to bind another twice would measure twice
      binders().forEach(binder -> binder.get().bindTo(meters));
    }
  }

  /** A native executable says nothing of its collections. */
  private static Stream<Supplier<MeterBinder>> binders() {
    return ImageMode.current() == ImageMode.JVM
        ? Stream.concat(EVERYWHERE.stream(), Stream.of(JvmGcMetrics::new))
        : EVERYWHERE.stream();
  }
}
