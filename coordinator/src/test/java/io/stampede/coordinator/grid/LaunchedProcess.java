package io.stampede.coordinator.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real launcher, running one command; its output goes to files. The launcher becomes the Java machine. */
final class LaunchedProcess implements AutoCloseable {
    private static final Path LAUNCHER =
            Path.of("..", "stampede").toAbsolutePath().normalize();

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path out;
    private final Path err;
    private Process process;

    LaunchedProcess(Path directory, String name, Map<String, String> environment, List<String> arguments) {
        this(directory, name, environment, List.of(), arguments);
    }

    /**
     * With words before the launcher's own, as {@code ip netns exec} wants them; or, if they begin with a Java machine,
     * in its place.
     */
    LaunchedProcess(
            Path directory, String name, Map<String, String> environment, List<String> prefix, List<String> arguments) {
        this.command = new ArrayList<>(prefix);
        if (prefix.isEmpty() || !prefix.get(0).endsWith("java")) {
            command.add(LAUNCHER.toString());
        }
        command.addAll(arguments);
        this.environment = environment;
        this.out = directory.resolve(name + ".out");
        this.err = directory.resolve(name + ".err");
        start();
    }

    /** Starts it, again if it has ended. */
    void start() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end; the exit code. */
    int exitCode(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(command + " does not end:\n" + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ends it without warning. */
    void kill() {
        process.destroyForcibly();
        exitCode(Duration.ofSeconds(10));
    }

    /** Asks it to end. */
    void terminate() {
        signal("-TERM");
    }

    /** Stops its clock, so to say. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            thaw();
            process.destroyForcibly();
            exitCode(Duration.ofSeconds(10));
        }
    }
}
