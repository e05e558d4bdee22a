package io.stampede.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources of all modules keep to {@link SourceRule}; exceptions are listed, each with its reason. */
class TidyTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String TASK = "TO" + "DO";
    private static final Path EXCEPTIONS = Path.of("src/test/resources/tidy-exceptions.txt");

    @Test
    void sourcesOfAllModulesAreTidy() throws IOException {
        List<SourceFinding> findings = SourceScanner.scan(ROOT, sourceDirectories());

        assertThat(TidyExceptions.read(EXCEPTIONS).refused(findings).stream()
                        .map(SourceFinding::toString)
                        .collect(Collectors.joining("\n")))
                .as("untidy sources; mend them, or list the exception and its reason in " + EXCEPTIONS)
                .isEmpty();
    }

    @Test
    void everyListedExceptionIsStillNeeded() throws IOException {
        List<SourceFinding> findings = SourceScanner.scan(ROOT, sourceDirectories());

        assertThat(TidyExceptions.read(EXCEPTIONS).idle(findings)).isEmpty();
    }

    @Test
    void scannerSeesTheSourcesOfEachModule() throws IOException {
        assertThat(sourceDirectories()).hasSizeGreaterThanOrEqualTo(3);
        for (Path directory : sourceDirectories()) {
            try (Stream<Path> files = Files.walk(directory)) {
                assertThat(files.filter(file -> file.toString().endsWith(".java")))
                        .as("Java files below " + directory)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void scannerFindsEachPlantedViolation(@TempDir Path root) throws IOException {
        plant(root, "module/src/main/java/planted/Sound.java", """
                package planted;

                /** Breaks nothing. */
                public final class Sound {
                    /** Says so. */
                    public int six(int a, int b, int c, int d, int e, int f) {
                        return a + b + c + d + e + f; // %s #12: seven
                    }
                }
                """.formatted(TASK));
        plant(root, "module/src/main/java/planted/package-info.java", "@NullMarked\npackage planted;\n");
        plant(root, "module/src/main/java/bare/Sound.java", "package bare;\n\nfinal class Sound {}\n");
        plant(root, "module/src/main/java/planted/PriceHelper.java", """
                package planted;

                public final class PriceHelper {
                    public int seven(int a, int b, int c, int d, int e, int f, int g) {
                    \treturn a; // %s seven
                    }

                    private void lengthy() {
                %s    }
                    %s
                }
                """.formatted(
                        TASK, "        lengthy();\n".repeat(401), "// " + "-".repeat(115)));

        List<SourceFinding> findings = SourceScanner.scan(root, List.of(root.resolve("module")));

        assertThat(findings)
                .extracting(finding -> finding.rule() + " " + finding.subject() + " " + finding.line())
                .containsExactlyInAnyOrder(
                        "FILE_LINES PriceHelper.java 1",
                        "METHOD_LINES lengthy 8",
                        "LINE_LENGTH PriceHelper.java 411",
                        "PARAMETERS seven 4",
                        "TAB PriceHelper.java 5",
                        "TASK_WITHOUT_ISSUE PriceHelper.java 5",
                        "TYPE_NAME PriceHelper 3",
                        "MISSING_JAVADOC PriceHelper 3",
                        "MISSING_JAVADOC seven 4",
                        "MISSING_PACKAGE_INFO bare 1");
    }

    @Test
    void anExceptionWithoutReasonIsRefused(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("exceptions.txt");
        Files.writeString(file, "FILE_LINES scenarios/src/main/java/Sound.java Sound.java\n");

        assertThatThrownBy(() -> TidyExceptions.read(file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExceptionCoversItsFindingAlone(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("exceptions.txt");
        Files.writeString(file, "METHOD_LINES a/B.java table: a table reads best in one piece\n");
        SourceFinding covered = new SourceFinding(SourceRule.METHOD_LINES, "a/B.java", 7, "table", 70);
        SourceFinding other = new SourceFinding(SourceRule.METHOD_LINES, "a/B.java", 90, "other", 61);
        TidyExceptions exceptions = TidyExceptions.read(file);

        assertThat(exceptions.refused(List.of(covered, other))).containsExactly(other);
        assertThat(exceptions.idle(List.of(other))).hasSize(1);
    }

    private static List<Path> sourceDirectories() throws IOException {
        List<Path> directories = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.sorted().toList()) {
                Path source = module.resolve("src");
                if (Files.isRegularFile(module.resolve("pom.xml")) && Files.isDirectory(source)) {
                    directories.add(source);
                }
            }
        }
        return directories;
    }

    private static void plant(Path root, String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
