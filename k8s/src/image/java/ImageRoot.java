import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Lays out the root directory of the image that has no base: a Java runtime of the modules Stampede needs, the C
 * library it is linked to, and the few files that these two look for.
 *
 * <p>Run from its source in the directory of module k8s: {@code java src/image/java/ImageRoot.java DIRECTORY
 * [CLASSPATH]}. Without a class path it lays out the data directory alone, which an image with a base needs as well. A
 * properties file tells Maven what came of it: {@code jib.skip} is true where this machine cannot make the image, so
 * that the build goes on without.
 */
final class ImageRoot {
    /** The user of the image: nobody in particular, and not root. As a number, which Kubernetes can tell from root. */
    private static final int USER = 10001;

    /** The modules of the runtime: what {@code jdeps} finds in the class path, and what it cannot see. */
    private static final Map<String, String> MODULES = new LinkedHashMap<>();

    static {
        for (String needed : List.of(
                "java.base",
                "java.compiler",
                "java.management",
                "java.naming",
                "java.net.http",
                "java.security.jgss",
                "java.security.sasl",
                "java.sql",
                "jdk.jfr",
                "jdk.management",
                "jdk.unsupported")) {
            MODULES.put(needed, "jdeps");
        }
        MODULES.put("java.instrument", "for -javaagent, by which many watch their programs");
        MODULES.put("jdk.crypto.ec", "elliptic curves, which most certificates have: found by name");
        MODULES.put("jdk.jcmd", "jcmd and jfr: the image has no other tool");
        MODULES.put("jdk.net", "how long a silent connection is kept");
        MODULES.put("jdk.zipfs", "paths within jars: found by name");
    }

    /** What classes of the libraries name that Stampede does not load. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "java.desktop",
                    "beans, by names of methods, in Jackson, Kryo, SnakeYAML and others; the windows of H2's console",
            "java.scripting", "triggers of H2 that are written in a script");

    /** Found by name too, and so not by {@code ldd}: name services, and the end of a thread. */
    private static final List<String> LIBRARIES_BY_NAME =
            List.of("libnss_files.so.2", "libnss_dns.so.2", "libresolv.so.2", "libgcc_s.so.1");

    private static final Pattern LINKED = Pattern.compile("\\s(/\\S+) \\(0x[0-9a-f]+\\)");

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private final String classpath;
    private final Path root;
    private final Path runtime;

    private ImageRoot(String classpath, Path root) {
        this.classpath = classpath;
        this.root = root;
        this.runtime = root.resolve("opt/java");
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 && arguments.length != 2) {
            throw new IllegalArgumentException("usage: ImageRoot DIRECTORY [CLASSPATH]");
        }
        Path directory = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path data = Files.createDirectories(directory.resolve("data/var/lib/stampede"));
        // Whatever user the image is run by.
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        // Jib wants the directories it is told of to be there: this module has no classes, Maven offline no bill of
        // materials.
        Files.createDirectories(directory.resolveSibling("classes"));
        Files.createDirectories(directory.resolve("app"));
        Optional<String> obstacle = Optional.empty();
        if (arguments.length == 2) {
            obstacle = obstacle();
            if (obstacle.isPresent()) {
                System.out.println("image: skipped: " + obstacle.get());
            } else {
                new ImageRoot(arguments[1], directory.resolve("root")).lay();
            }
        }
        Properties properties = new Properties();
        properties.setProperty("jib.skip", Boolean.toString(obstacle.isPresent()));
        properties.setProperty("image.architecture", architecture());
        properties.setProperty("image.revision", revision());
        try (Writer writer = Files.newBufferedWriter(directory.resolve("image.properties"))) {
            properties.store(writer, null);
        }
    }

    /** Why this machine cannot make the image. */
    private static Optional<String> obstacle() {
        String system = System.getProperty("os.name");
        if (!system.equals("Linux")) {
            return Optional.of("its C library is this machine's, which has to run Linux, not " + system);
        }
        for (String tool : List.of("javac", "jdeps", "jlink")) {
            if (ToolProvider.findFirst(tool).isEmpty()) {
                return Optional.of("the JDK in " + JAVA_HOME + " has no " + tool);
            }
        }
        if (!Files.isDirectory(JAVA_HOME.resolve("jmods"))
                && !run("jlink", "--help").contains("run-time image enabled")) {
            return Optional.of("the JDK in " + JAVA_HOME + " has no jmods directory to link from");
        }
        Command linked = Command.run("ldd", JAVA_HOME.resolve("bin/java").toString());
        if (linked.exitCode != 0 || !linked.output.contains("libc.so.6 => ")) {
            return Optional.of("the JDK in " + JAVA_HOME + " is not linked to the GNU C library, says ldd");
        }
        return Optional.empty();
    }

    private void lay() throws IOException {
        checkModules();
        delete(root);
        Files.createDirectories(root);
        run(
                "jlink",
                "--add-modules",
                String.join(",", MODULES.keySet()),
                "--no-header-files",
                "--no-man-pages",
                "--output",
                runtime.toString());
        Set<Path> libraries = libraries();
        for (Path library : libraries) {
            copy(library);
        }
        layFiles();
        Inventory.of(libraries).write(root);
        probe();
        System.out.println("image: " + (bytes(root) >> 20) + " MiB of Java and C library in " + root);
    }

    /** That a new library, or a new version of one, is not the first to find a module missing: it would by failing. */
    private void checkModules() {
        List<String> jars = Arrays.stream(classpath.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .toList();
        List<String> arguments =
                new ArrayList<>(List.of("--multi-release", "17", "--ignore-missing-deps", "--print-module-deps"));
        arguments.addAll(List.of("--class-path", String.join(File.pathSeparator, jars)));
        arguments.addAll(jars);
        String needed = run("jdeps", arguments.toArray(String[]::new)).strip();
        Set<String> missing = new TreeSet<>(
                Arrays.asList(needed.substring(needed.lastIndexOf('\n') + 1).split(",")));
        missing.removeAll(MODULES.keySet());
        missing.removeAll(LEFT_OUT.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "the class path needs " + missing
                            + ", which the image's runtime lacks: add them to ImageRoot.MODULES, or to LEFT_OUT with the reason");
        }
    }

    /** The shared libraries that the runtime needs of this machine. */
    private Set<Path> libraries() throws IOException {
        List<String> command =
                new ArrayList<>(List.of("ldd", runtime.resolve("bin/java").toString()));
        try (Stream<Path> files = Files.walk(runtime.resolve("lib"))) {
            files.filter(file -> file.toString().endsWith(".so"))
                    .map(Path::toString)
                    .sorted()
                    .forEach(command::add);
        }
        Command linked = Command.run(command.toArray(String[]::new));
        Set<Path> libraries = new TreeSet<>();
        Matcher matcher = LINKED.matcher(linked.output);
        while (matcher.find()) {
            Path library = Path.of(matcher.group(1)).normalize();
            if (!library.startsWith(runtime)) {
                libraries.add(library);
            }
        }
        Path directory = libraries.stream()
                .filter(library -> library.endsWith("libc.so.6"))
                .findFirst()
                .map(Path::getParent)
                .orElseThrow(() -> new IllegalStateException("ldd finds no C library: " + linked.output));
        LIBRARIES_BY_NAME.stream().map(directory::resolve).filter(Files::exists).forEach(libraries::add);
        return libraries;
    }

    private void layFiles() throws IOException {
        write("etc/passwd", """
                root:x:0:0:root:/:/sbin/nologin
                stampede:x:%1$d:%1$d:Stampede:/var/lib/stampede:/sbin/nologin
                """.formatted(USER));
        write("etc/group", """
                root:x:0:
                stampede:x:%d:
                """.formatted(USER));
        write("etc/nsswitch.conf", "hosts: files dns\n");
        Path temporary = Files.createDirectories(root.resolve("tmp"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        // Without this locale the JVM takes the names of files and its arguments for ASCII.
        Path locale = Path.of("/usr/lib/locale/C.utf8");
        if (Files.isDirectory(locale)) {
            try (Stream<Path> files = Files.walk(locale)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    copy(file);
                }
            }
        }
    }

    /** Lets the new runtime do what is found by name alone, and so is missed by jdeps. */
    private void probe() throws IOException {
        Path classes = Files.createTempDirectory("stampede-probe-");
        try {
            run("javac", "--release", "17", "-d", classes.toString(), "src/image/java/RuntimeProbe.java");
            Command probe = Command.run(
                    runtime.resolve("bin/java").toString(),
                    "-cp",
                    classes + File.pathSeparator + classpath,
                    "RuntimeProbe");
            if (probe.exitCode != 0) {
                throw new IllegalStateException("the image's runtime lacks something:\n" + probe.output);
            }
        } finally {
            delete(classes);
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** To where it is here: there the runtime looks for it. What a link leads to takes the link's place. */
    private void copy(Path file) throws IOException {
        Path to = root.resolve(file.toString().substring(1));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
    }

    private static String architecture() {
        String architecture = System.getProperty("os.arch");
        return architecture.equals("aarch64") ? "arm64" : architecture;
    }

    /** The commit of the sources, or that nobody knows it. */
    private static String revision() {
        Command head = Command.run("git", "rev-parse", "HEAD");
        if (head.exitCode != 0) {
            return "unknown";
        }
        Command changes = Command.run("git", "status", "--porcelain", "--untracked-files=no");
        return head.output.strip() + (changes.output.isBlank() ? "" : "-modified");
    }

    private static String run(String tool, String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int exitCode = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments);
        if (exitCode != 0) {
            throw new IllegalStateException(tool + " ended with " + exitCode + ":\n" + output);
        }
        return output.toString();
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A program that ran. */
    private record Command(int exitCode, String output) {
        static Command run(String... words) {
            try {
                Process process =
                        new ProcessBuilder(words).redirectErrorStream(true).start();
                process.getOutputStream().close();
                String output = new String(process.getInputStream().readAllBytes());
                return new Command(process.waitFor(), output);
            } catch (IOException e) {
                return new Command(-1, e.toString());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Of which packages the machine's libraries are: what the list of the jars does not tell. */
    private record Inventory(Map<String, String> versions, String distribution) {
        static Inventory of(Set<Path> libraries) {
            Map<String, String> versions = new TreeMap<>();
            for (Path library : libraries) {
                owner(library)
                        .ifPresent(owner -> versions.put(
                                owner,
                                Command.run("dpkg-query", "-W", "-f", "${Version}", owner)
                                        .output
                                        .strip()));
            }
            Command distribution = Command.run("sed", "-n", "s/^ID=//p", "/etc/os-release");
            return new Inventory(versions, distribution.output.strip());
        }

        /**
         * Its package where packages are Debian's. Some know it by the name it had before /lib became a link to
         * /usr/lib.
         */
        private static Optional<String> owner(Path library) {
            String path = library.toString();
            for (String name : List.of(path, path.startsWith("/usr") ? path.substring(4) : "/usr" + path)) {
                Command owner = Command.run("dpkg-query", "-S", name);
                if (owner.exitCode == 0) {
                    return Optional.of(owner.output.substring(0, owner.output.indexOf(':')));
                }
            }
            return Optional.empty();
        }

        void write(Path root) throws IOException {
            List<String> components = new ArrayList<>();
            components.add(
                    """
                    {"type": "platform", "name": "%s", "version": "%s"}""".formatted(System.getProperty("java.runtime.name"), System.getProperty("java.runtime.version")));
            for (Map.Entry<String, String> each : versions.entrySet()) {
                components.add("""
                        {"type": "library", "name": "%1$s", "version": "%2$s", "purl": "pkg:deb/%3$s/%1$s@%4$s"}""".formatted(
                                each.getKey(),
                                each.getValue(),
                                distribution,
                                each.getValue().replace("+", "%2B")));
                Path licence = Path.of("/usr/share/doc", each.getKey(), "copyright");
                if (Files.exists(licence)) {
                    Path to = root.resolve("licenses").resolve(each.getKey()).resolve("copyright");
                    Files.createDirectories(to.getParent());
                    Files.copy(licence, to);
                }
            }
            Files.createDirectories(root.resolve("app"));
            Files.writeString(root.resolve("app/sbom-runtime.json"), """
                    {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [
                      %s
                    ]}
                    """.formatted(String.join(",\n  ", components)));
        }
    }
}
