package io.stampede.coordinator.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.Version;
import org.junit.jupiter.api.Test;

/**
 * Pekko's own check for mixed versions is off, because pekko-discovery exists in an older version only; this one stands
 * in for it and allows that exception alone. HTTP and management are released apart, each in one version.
 */
class PekkoVersionsTest {
    private static final Pattern JAR = Pattern.compile(".*/(pekko-[a-z0-9-]+)_2\\.13-([^/]+)\\.jar!.*");

    @Test
    void allPekkoJarsButDiscoveryAreOfOneVersion() throws IOException {
        SortedMap<String, String> versions = versions();

        assertThat(versions).hasSizeGreaterThan(8).containsKeys("pekko-actor-typed", "pekko-cluster-sharding-typed");
        assertThat(unexpected(versions, Version.current())).isEmpty();
    }

    @Test
    void anotherVersionIsNoticed() {
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put("pekko-actor", "1.7.0");
        versions.put("pekko-discovery", "1.2.1");
        versions.put("pekko-stream", "1.6.0");

        assertThat(unexpected(versions, "1.7.0")).containsOnlyKeys("pekko-stream");
        versions.put("pekko-discovery", "1.2.0");
        assertThat(unexpected(versions, "1.7.0")).containsOnlyKeys("pekko-stream", "pekko-discovery");
    }

    private static SortedMap<String, String> unexpected(SortedMap<String, String> versions, String current) {
        SortedMap<String, String> unexpected = new TreeMap<>(versions);
        unexpected.values().removeIf(current::equals);
        unexpected.remove("pekko-discovery", "1.2.1");
        unexpected
                .entrySet()
                .removeIf(jar ->
                        (jar.getKey().startsWith("pekko-http") || jar.getKey().equals("pekko-parsing"))
                                && jar.getValue().equals("1.3.0"));
        unexpected
                .entrySet()
                .removeIf(jar -> (jar.getKey().startsWith("pekko-management")
                                || jar.getKey().equals("pekko-discovery-kubernetes-api"))
                        && jar.getValue().equals("1.1.1"));
        return unexpected;
    }

    /** Version by module of every Pekko jar on the class path. */
    private static SortedMap<String, String> versions() throws IOException {
        SortedMap<String, String> versions = new TreeMap<>();
        for (URL manifest :
                Collections.list(PekkoVersionsTest.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            Matcher jar = JAR.matcher(manifest.toString());
            if (jar.matches()) {
                versions.put(jar.group(1), jar.group(2));
            }
        }
        return versions;
    }
}
