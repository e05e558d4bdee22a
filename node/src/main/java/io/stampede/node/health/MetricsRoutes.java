package io.stampede.node.health;

import io.stampede.node.metrics.GridMetrics;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.management.javadsl.ManagementRouteProvider;
import org.apache.pekko.management.javadsl.ManagementRouteProviderSettings;

/** {@code /metrics} on the management port; made by Pekko Management, by its name in the configuration. */
public final class MetricsRoutes implements ManagementRouteProvider, Extension {
    private final GridMetrics metrics;

    /** Called by Pekko. */
    public MetricsRoutes(ExtendedActorSystem system) {
        metrics = GridMetrics.of(Adapter.toTyped(system));
    }

    @Override
    public Route routes(ManagementRouteProviderSettings settings) {
        return Directives.path(
                "metrics",
                () -> Directives.get(() ->
                        Directives.complete(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, metrics.scrape()))));
    }
}
