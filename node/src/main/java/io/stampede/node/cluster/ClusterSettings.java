package io.stampede.node.cluster;

import com.typesafe.config.Config;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How this process takes part in a cluster.
 *
 * @param roles what it does
 * @param slots how many blocks it runs at once, its capacity; at least 1 with {@link ClusterRole#NODE}, else 0
 * @param host address to bind and to be reached at
 * @param port TCP port, 0 for one of the system's choice
 * @param seedNodes {@code host:port} of members to join, the same list for every member; empty to begin a cluster
 */
public record ClusterSettings(Set<ClusterRole> roles, int slots, String host, int port, List<String> seedNodes) {
    /** The address of a process that talks to itself alone. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The most slots of one process. */
    public static final int SLOTS_MAX = 1024;

    public ClusterSettings {
        roles = Set.copyOf(roles);
        seedNodes = List.copyOf(seedNodes);
        int slotsMin = roles.contains(ClusterRole.NODE) ? 1 : 0;
        int slotsMax = roles.contains(ClusterRole.NODE) ? SLOTS_MAX : 0;
        if (slots < slotsMin || slots > slotsMax) {
            throw new IllegalArgumentException("slots is " + slots + ", allowed " + slotsMin + " to " + slotsMax);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + ", allowed 0 to 65535");
        }
        for (String seed : seedNodes) {
            if (!seed.matches(".+:[0-9]{1,5}")) {
                throw new IllegalArgumentException("seed is " + seed + ", allowed host:port");
            }
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles is empty, allowed coordinator and node");
        }
    }

    /** Coordinator and node in this process, alone, on loopback. */
    public static ClusterSettings embedded(int slots) {
        return new ClusterSettings(EnumSet.allOf(ClusterRole.class), slots, LOOPBACK, 0, List.of());
    }

    /**
     * Reads {@code stampede.cluster} and, for a node, {@code stampede.node.slots}.
     *
     * @param configuration the whole configuration
     * @param role what the process does
     * @throws IllegalArgumentException if a value is out of its range; the message names the key
     */
    public static ClusterSettings parse(Config configuration, ClusterRole role) {
        Config cluster = configuration.getConfig("stampede.cluster");
        List<String> seeds = Stream.of(cluster.getString("seeds").split(",", -1))
                .map(String::strip)
                .filter(seed -> !seed.isEmpty())
                .toList();
        int slots = 0;
        if (role == ClusterRole.NODE) {
            int configured = configuration.getInt("stampede.node.slots");
            slots = configured == 0 ? Runtime.getRuntime().availableProcessors() : configured;
            if (seeds.isEmpty() && cluster.getString("discovery.method").isEmpty()) {
                throw new IllegalArgumentException("seeds is empty, allowed the host:port of at least one coordinator");
            }
        }
        return new ClusterSettings(EnumSet.of(role), slots, cluster.getString("host"), cluster.getInt("port"), seeds);
    }

    /** Whether the cluster is this process alone. */
    public boolean isEmbedded() {
        return roles.size() == ClusterRole.values().length && seedNodes.isEmpty();
    }

    /** Role names as the other members see them, {@code slots-N} among them, sorted. */
    List<String> memberRoles() {
        TreeSet<String> names = new TreeSet<>();
        for (ClusterRole role : roles) {
            names.add(role.key());
        }
        if (slots > 0) {
            names.add(SlotCapacity.role(slots));
        }
        return List.copyOf(names);
    }
}
