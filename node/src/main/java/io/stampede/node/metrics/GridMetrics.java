package io.stampede.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Extension;
import org.apache.pekko.actor.typed.ExtensionId;

/** The meters of one actor system, with those of its virtual machine. Names are {@code stampede.…}. */
public final class GridMetrics implements Extension {
    private static final ExtensionId<GridMetrics> ID = new ExtensionId<>() {
        @Override
        public GridMetrics createExtension(ActorSystem<?> system) {
            return new GridMetrics();
        }
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    private GridMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** Those of a system; made at the first call. */
    public static GridMetrics of(ActorSystem<?> system) {
        return ID.apply(system);
    }

    /** Where meters are added. */
    public MeterRegistry registry() {
        return registry;
    }

    /** All meters now, as Prometheus reads them. */
    public String scrape() {
        return registry.scrape();
    }
}
