package io.stampede.k8s;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the program's own sources say: settings, metrics, exit codes, time-outs. */
final class Sources {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("node", "coordinator");
    private static final Path CLI = ROOT.resolve("coordinator/src/main/java/io/stampede/coordinator/cli");
    private static final Pattern VARIABLE = Pattern.compile("\\bSTAMPEDE_[A-Z_]+");
    private static final Pattern COUNTER =
            Pattern.compile("(?:counter\\(\\s*registry,|Counter\\s*\\.builder\\()\\s*\"([a-z.]+)\"");
    private static final Pattern TIMER = Pattern.compile("Timer\\s*\\.builder\\(\\s*\"([a-z.]+)\"");
    private static final Pattern GAUGE = Pattern.compile(
            "(?:registry\\s*\\.gauge\\(|\\bgauge\\(\\s*registry,|Gauge\\s*\\.builder\\()\\s*\"([a-z.]+)\"");

    private static final Config CONFIGURATION = ConfigFactory.parseResources("stampede-cluster.conf")
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve();

    private static final Map<Path, String> READ = new ConcurrentHashMap<>();
    private static final Set<String> ENVIRONMENT = findEnvironmentNames();
    private static final Set<String> METRICS = findMetricNames();

    private Sources() {}

    /** What a member is set to if nothing else is said. */
    static Config configuration() {
        return CONFIGURATION;
    }

    /** Environment variables that the configuration or the command line reads. */
    static Set<String> environmentNames() {
        return ENVIRONMENT;
    }

    /** Metrics that the modules register, as Prometheus names them. */
    static Set<String> metricNames() {
        return METRICS;
    }

    private static Set<String> findEnvironmentNames() {
        Set<String> names = new TreeSet<>();
        for (String module : MODULES) {
            addAll(names, VARIABLE, read(ROOT.resolve(module + "/src/main/resources/reference.conf")), "");
        }
        mainSources().filter(file -> file.startsWith(CLI)).forEach(file -> addAll(names, VARIABLE, read(file), ""));
        return names;
    }

    private static Set<String> findMetricNames() {
        Set<String> names = new TreeSet<>();
        mainSources().map(Sources::read).forEach(text -> {
            addAll(names, COUNTER, text, "_total");
            addAll(names, GAUGE, text, "");
            for (String suffix : List.of("_seconds_count", "_seconds_sum", "_seconds_max")) {
                addAll(names, TIMER, text, suffix);
            }
        });
        return names;
    }

    private static void addAll(Set<String> names, Pattern pattern, String text, String suffix) {
        pattern.matcher(text)
                .results()
                .map(found ->
                        found.groupCount() == 0 ? found.group() : found.group(1).replace('.', '_'))
                .forEach(name -> names.add(name + suffix));
    }

    /** The most that leaving may take: all phases of the shutdown, or how long the process waits for them. */
    static long shutdownSeconds() {
        Config shutdown = CONFIGURATION.getConfig("pekko.coordinated-shutdown");
        long phases = 0;
        for (Map.Entry<String, ConfigValue> phase : shutdown.getObject("phases").entrySet()) {
            Config settings = shutdown.getConfig("phases").getConfig(phase.getKey());
            phases += (settings.hasPath("timeout")
                            ? settings
                            : shutdown.withValue("timeout", shutdown.getValue("default-phase-timeout")))
                    .getDuration("timeout")
                    .toSeconds();
        }
        return Math.max(phases, number(CLI.resolve("MemberProcess.java"), "LEAVE_SECONDS_MAX"));
    }

    /** An exit code of the contract, by its name in the code. */
    static int exitCode(String name) {
        return number(CLI.resolve("ExitCode.java"), name);
    }

    private static int number(Path file, String constant) {
        Matcher found = Pattern.compile("int " + constant + " = (\\d+);").matcher(read(file));
        if (!found.find()) {
            throw new IllegalStateException(file + " has no " + constant);
        }
        return Integer.parseInt(found.group(1));
    }

    /** The version in the parent's pom. */
    static String projectVersion() {
        Matcher found = Pattern.compile("<artifactId>stampede</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(read(ROOT.resolve("pom.xml")));
        if (!found.find()) {
            throw new IllegalStateException("the parent's pom has no version");
        }
        return found.group(1);
    }

    static String readme() {
        return read(Path.of("README.md"));
    }

    private static Stream<Path> mainSources() {
        return MODULES.stream().flatMap(module -> {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
                return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String read(Path file) {
        return READ.computeIfAbsent(file, Sources::readAll);
    }

    private static String readAll(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
