package io.stampede.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import io.stampede.node.block.BlockSettings;
import io.stampede.node.kubernetes.DeletionCostReporter;
import io.stampede.node.slot.SlotSettings;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceConfigurationTest {
    private static final String BOOTSTRAP = "pekko.management.cluster.bootstrap.contact-point-discovery.";

    /** Keys that Pekko reads, under names of its own. */
    private static final Map<String, String> HANDED_ON = Map.ofEntries(
            Map.entry("stampede.cluster.join-timeout", "pekko.cluster.shutdown-after-unsuccessful-join-seed-nodes"),
            Map.entry("stampede.cluster.app-version", "pekko.cluster.app-version"),
            Map.entry("stampede.cluster.discovery.method", BOOTSTRAP + "discovery-method"),
            Map.entry("stampede.cluster.discovery.service-name", BOOTSTRAP + "service-name"),
            Map.entry("stampede.cluster.discovery.contact-points", BOOTSTRAP + "required-contact-point-nr"),
            Map.entry("stampede.cluster.discovery.pod-labels", "pekko.discovery.kubernetes-api.pod-label-selector"),
            Map.entry("stampede.management.host", "pekko.management.http.hostname"),
            Map.entry("stampede.management.port", "pekko.management.http.port"),
            Map.entry("stampede.management.enabled", "stampede.management.enabled"),
            Map.entry("stampede.pod-deletion-cost.enabled", "stampede.pod-deletion-cost.enabled"));

    private static List<String> keys() {
        Config own = ConfigFactory.parseFile(new File("src/main/resources/reference.conf"));
        List<String> keys = new ArrayList<>();
        for (Map.Entry<String, ConfigValue> entry : own.entrySet()) {
            keys.add(entry.getKey());
        }
        assertThat(keys).hasSizeGreaterThan(8).allMatch(key -> key.startsWith("stampede."));
        return keys;
    }

    @Test
    void everyKeySaysWhatItDoes() {
        Config own = ConfigFactory.parseFile(new File("src/main/resources/reference.conf"));
        for (Map.Entry<String, ConfigValue> entry : own.entrySet()) {
            assertThat(entry.getValue().origin().comments()).as(entry.getKey()).isNotEmpty();
        }
    }

    /** A key that could be taken away unnoticed is read by nobody. */
    @Test
    void everyKeyIsRead() {
        Config all = ClusterConfiguration.of(ClusterSettings.embedded(1), ConfigFactory.parseString("""
                        stampede.cluster.seeds = "127.0.0.1:1"
                        stampede.pod-deletion-cost { pod = one, namespace = here, api = "https://10.0.0.1:443" }"""));
        assertThat(SlotSettings.parse(all).specificationsMax()).isEqualTo(8);
        for (String key : keys()) {
            if (key.startsWith("stampede.node.seat-dispatcher.")) {
                // Pekko reads these, by the seats' own names.
                String ofSeat = key.replace("stampede.node.seat-dispatcher", "stampede.seat-0");
                assertThat(all.getValue(ofSeat)).as(ofSeat).isEqualTo(all.getValue(key));
            } else if (HANDED_ON.containsKey(key)) {
                Config other =
                        ClusterConfiguration.of(ClusterSettings.embedded(1), ConfigFactory.parseString(key + " = 7"));
                assertThat(other.getString(HANDED_ON.get(key))).as(key).isEqualTo("7");
            } else if (key.startsWith("stampede.cluster.tls.")) {
                Config secured = ConfigFactory.parseString("stampede.cluster.tls.enabled = on")
                        .withFallback(all);
                assertThatThrownBy(() -> ClusterTls.configuration(
                                secured.withoutPath(key).getConfig("stampede.cluster")))
                        .as(key)
                        .isInstanceOf(
                                key.endsWith(".enabled") || key.endsWith("key-file")
                                        ? ConfigException.Missing.class
                                        : RuntimeException.class);
            } else {
                assertThatThrownBy(() -> {
                            SlotSettings.parse(all.withoutPath(key));
                            BlockSettings.parse(all.withoutPath(key));
                            ClusterSettings.parse(all.withoutPath(key), ClusterRole.NODE);
                            DeletionCostReporter.create(all.withoutPath(key), () -> true);
                        })
                        .as(key)
                        .isInstanceOf(ConfigException.Missing.class);
            }
        }
    }

    @Test
    void theMemberSettingsAndOurChoicesForPekkoAreTakenAndCanBeOverridden() {
        Config configuration = ClusterConfiguration.of(
                ClusterSettings.embedded(2), ConfigFactory.parseString("pekko.cluster.gossip-interval = 7s"));
        assertThat(configuration.getStringList("pekko.cluster.roles"))
                .containsExactly("coordinator", "node", "slots-2");
        assertThat(configuration.getString("pekko.remote.artery.canonical.hostname"))
                .isEqualTo("127.0.0.1");
        assertThat(configuration.getInt("pekko.remote.artery.canonical.port")).isZero();
        assertThat(configuration.getBoolean("pekko.actor.allow-java-serialization"))
                .isFalse();
        assertThat(configuration.getString("pekko.cluster.split-brain-resolver.keep-majority.role"))
                .isEqualTo("coordinator");
        assertThat(configuration.getString("pekko.cluster.gossip-interval")).isEqualTo("7s");
        assertThat(configuration.getInt("stampede.seat-1.throughput")).isEqualTo(100);
        assertThat(configuration.hasPath("stampede.seat-2")).isFalse();
    }
}
