package io.stampede.coordinator.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.stampede.node.cluster.ClusterRole;
import io.stampede.node.cluster.ClusterSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that starts a member of a cluster; each overrides a setting. */
final class MemberOptions {
    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address of this process in the cluster. Default: stampede.cluster.host, 127.0.0.1.")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "TCP port of the cluster's traffic, 0 for any. Default: stampede.cluster.port.")
    private @Nullable Integer port;

    @Option(
            names = "--seed",
            paramLabel = "HOST:PORT",
            split = ",",
            description = "A coordinator to join by; the same list, in the same order, for every member. Repeatable.")
    private List<String> seeds = List.of();

    /** What the command line sets: these options and others. */
    Config overrides(Map<String, Object> others) {
        Map<String, Object> values = new LinkedHashMap<>(others);
        if (host != null) {
            values.put("stampede.cluster.host", host);
        }
        if (port != null) {
            values.put("stampede.cluster.port", port);
        }
        if (!seeds.isEmpty()) {
            values.put("stampede.cluster.seeds", String.join(",", seeds));
        }
        return ConfigFactory.parseMap(values, "command line");
    }

    /** The whole configuration, with what the command line sets on top. */
    static Config configuration(Config overrides) {
        try {
            return overrides.withFallback(ConfigFactory.load()).resolve();
        } catch (ConfigException e) {
            throw new CommandFailure(ExitCode.INVALID, "stampede: configuration: " + e.getMessage());
        }
    }

    /**
     * How the process takes part in the cluster.
     *
     * @throws CommandFailure if a setting is not allowed
     */
    static ClusterSettings cluster(Config configuration, ClusterRole role) {
        try {
            return ClusterSettings.parse(configuration, role);
        } catch (IllegalArgumentException | ConfigException e) {
            throw new CommandFailure(ExitCode.INVALID, "stampede: stampede.cluster: " + e.getMessage());
        }
    }
}
