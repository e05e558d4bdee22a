package io.stampede.node.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.stampede.simulation.EngineVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configuration of an actor system, from the settings of the member and the application's own. */
final class ClusterConfiguration {
    private ClusterConfiguration() {}

    /**
     * Strongest first: overrides, what the settings say, system properties, {@code application.conf}, {@code
     * stampede-cluster.conf}, which holds our choices for Pekko, every {@code reference.conf}.
     */
    static Config of(ClusterSettings settings, Config overrides) {
        Config stampede = ConfigFactory.parseResources("stampede-cluster.conf");
        Config embedded =
                settings.isEmbedded() ? ConfigFactory.parseResources("stampede-embedded.conf") : ConfigFactory.empty();
        Config own = overrides
                .withFallback(ConfigFactory.defaultOverrides())
                .withFallback(ConfigFactory.defaultApplication())
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
        return overrides
                .withFallback(generated(settings))
                .withFallback(ClusterTls.configuration(own.getConfig("stampede.cluster")))
                .withFallback(ConfigFactory.defaultOverrides())
                .withFallback(ConfigFactory.defaultApplication())
                .withFallback(embedded)
                .withFallback(stampede)
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
    }

    private static Config generated(ClusterSettings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("pekko.remote.artery.canonical.hostname", settings.host());
        values.put("pekko.remote.artery.canonical.port", settings.port());
        values.put("pekko.cluster.roles", settings.memberRoles());
        // Nodes find a cluster, they do not begin one.
        values.put(
                "pekko.management.cluster.bootstrap.new-cluster-enabled",
                settings.roles().contains(ClusterRole.COORDINATOR));
        values.put(EngineCompatibility.KEY, EngineVersion.CURRENT);
        Config configuration = ConfigFactory.parseMap(values, "member settings");
        for (int seat = 0; seat < settings.slots(); seat++) {
            configuration = configuration.withFallback(
                    ConfigFactory.parseString("stampede.seat-" + seat + " = ${stampede.node.seat-dispatcher}"));
        }
        return configuration;
    }
}
