package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its users start it: by the launcher, in a process of its own. */
class StampedeIT {
    private static final Path LAUNCHER =
            Path.of("..", "stampede").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @Test
    void printsTheReportAloneOnStandardOutput() throws Exception {
        Process process = start("run", "first-light", "--scenarios", "20", "--format", "json");
        assertThat(exitCode(process)).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(new ObjectMapper().readTree(out()).get("schemaVersion").textValue())
                .isEqualTo("1");
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void refusesABrokenSpecificationWithItsPlace() throws Exception {
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "kind: Nothing\n");
        assertThat(exitCode(start("run", broken.toString()))).isEqualTo(ExitCode.INVALID);
        assertThat(out()).isEmpty();
        assertThat(err()).contains(broken + ":1:");
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void anInterruptCancelsAndLeavesNothingBehind() throws Exception {
        Path out = directory.resolve("result");
        Process process = start("run", "october-2025", "--scenarios", "100000", "--out", out.toString());
        // It runs once it has told of its progress: the launcher has become the Java machine by then.
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> err().contains(" of 100000 scenarios"));
        new ProcessBuilder("kill", stopSignal(), Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(exitCode(process)).isEqualTo(ExitCode.FAILED);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("cancelled").doesNotContain("Exception");
        assertThat(out).doesNotExist();
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    /**
     * An interrupt, unless this process was started in the background of a script: then it ignores interrupts, its
     * children inherit that, and a request to terminate, which takes the same way through the program, stands for one.
     */
    private static String stopSignal() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "-INT";
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        return (Long.parseUnsignedLong(ignored, 16) & 2) == 0 ? "-INT" : "-TERM";
    }

    private Process start(String... arguments) throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out.txt").toFile())
                .redirectError(directory.resolve("err.txt").toFile());
        builder.environment().put("STAMPEDE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        return builder.start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("it ends in time")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String out() throws IOException {
        return Files.readString(directory.resolve("out.txt"));
    }

    private String err() throws IOException {
        return Files.readString(directory.resolve("err.txt"));
    }
}
