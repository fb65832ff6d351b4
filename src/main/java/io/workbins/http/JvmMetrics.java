package io.workbins.http;

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
 * Metrics of the JVM and the machine. Binding them takes 10 % of the startup time, so they are
 * bound at the first request for metrics; the binders of Quarkus are disabled.
 */
@Singleton
final class JvmMetrics {

  private static final List<Supplier<MeterBinder>> COMMON_BINDERS =
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
  private boolean isBound;

  JvmMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void register(@Observes Router router) {
    RequestPipeline.JVM_METRICS
        .place(router.route("/q/metrics"))
        .blockingHandler(
            ctx -> {
              bind();
              ctx.next();
            },
            false);
  }

  private synchronized void bind() {
    if (!isBound) {
      isBound = true; // even if a binder fails: a second binding would count twice
      binders().forEach(binder -> binder.get().bindTo(meters));
    }
  }

  /** A native executable has no garbage collection metrics. */
  private static Stream<Supplier<MeterBinder>> binders() {
    return ImageMode.current() == ImageMode.JVM
        ? Stream.concat(COMMON_BINDERS.stream(), Stream.of(JvmGcMetrics::new))
        : COMMON_BINDERS.stream();
  }
}
