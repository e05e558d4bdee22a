package io.stampede.coordinator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The console's files: our own, and those few of the WebJars that its pages load. Every file that is asked for is kept,
 * so nothing is kept for a name that is none.
 */
final class ConsoleFiles {
    private static final String OWN = "/io/stampede/coordinator/console/";
    private static final String OWN_NAME = "[a-z][a-z0-9-]*\\.(html|css|js|svg)";
    private static final String VENDOR = "vendor/";

    /** What is served below {@code vendor/}: a WebJar and the file in it. */
    private static final Map<String, WebJarFile> LIBRARIES = Map.ofEntries(
            Map.entry("echarts.js", new WebJarFile("echarts", "dist/echarts.esm.min.js")),
            Map.entry("codemirror-state.js", new WebJarFile("codemirror__state", "dist/index.js")),
            Map.entry("codemirror-view.js", new WebJarFile("codemirror__view", "dist/index.js")),
            Map.entry("codemirror-commands.js", new WebJarFile("codemirror__commands", "dist/index.js")),
            Map.entry("codemirror-language.js", new WebJarFile("codemirror__language", "dist/index.js")),
            Map.entry("codemirror-autocomplete.js", new WebJarFile("codemirror__autocomplete", "dist/index.js")),
            Map.entry("codemirror-lint.js", new WebJarFile("codemirror__lint", "dist/index.js")),
            Map.entry("lezer-common.js", new WebJarFile("lezer__common", "dist/index.js")),
            Map.entry("lezer-highlight.js", new WebJarFile("lezer__highlight", "dist/index.js")),
            Map.entry("style-mod.js", new WebJarFile("style-mod", "src/style-mod.js")),
            Map.entry("w3c-keyname.js", new WebJarFile("w3c-keyname", "index.js")),
            Map.entry("crelt.js", new WebJarFile("crelt", "index.js")),
            Map.entry("find-cluster-break.js", new WebJarFile("marijn__find-cluster-break", "src/index.js")));

    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    /**
     * The bytes of a file.
     *
     * @param name path below {@code /console/}
     */
    Optional<byte[]> find(String name) {
        byte @Nullable [] known = kept.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<byte[]> found = resource(name).flatMap(ConsoleFiles::read);
        found.ifPresent(bytes -> kept.put(name, bytes));
        return found;
    }

    private static Optional<String> resource(String name) {
        if (name.matches(OWN_NAME)) {
            return Optional.of(OWN + name);
        }
        if (!name.startsWith(VENDOR)) {
            return Optional.empty();
        }
        return Optional.ofNullable(LIBRARIES.get(name.substring(VENDOR.length())))
                .map(WebJarFile::resource);
    }

    private static Optional<byte[]> read(String resource) {
        try (InputStream in = ConsoleFiles.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /**
     * A file of a WebJar, whatever the version on the class path.
     *
     * @param artifact of the group {@code org.webjars.npm}
     */
    private record WebJarFile(String artifact, String path) {
        String resource() {
            return "/META-INF/resources/webjars/" + artifact + "/" + version() + "/" + path;
        }

        private String version() {
            String properties = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
            Properties pom = new Properties();
            read(properties).ifPresent(bytes -> {
                try {
                    pom.load(new java.io.ByteArrayInputStream(bytes));
                } catch (IOException e) {
                    throw new UncheckedIOException(properties, e);
                }
            });
            return pom.getProperty("version", "none");
        }
    }
}
