package io.stampede.coordinator.cli;

import io.stampede.coordinator.validation.Validation;
import io.stampede.coordinator.validation.ValidationDocument;
import io.stampede.coordinator.validation.ValidationRun;
import io.stampede.simulation.EngineVersion;
import io.stampede.simulation.InvariantViolation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the model against history and the literature, and writes the page about it. */
@Command(
        name = "validate-model",
        mixinStandardHelpOptions = true,
        description = {
            "Plays the bundled specifications of historical events and compares them with history, measures the",
            "stylised facts, and writes validation.md and its drawings. Takes minutes; the same engine writes the same",
            "bytes."
        },
        footer = {
            "",
            "Examples:",
            "  stampede validate-model",
            "  stampede validate-model --only october-2025 --scenarios 64 --out trial"
        })
final class ValidateModelCommand implements Runnable {
    private static final int SCENARIOS_MAX = 100_000;
    private static final int THREADS_MAX = 1024;

    @Option(
            names = "--scenarios",
            paramLabel = "N",
            defaultValue = "256",
            description = "Scenarios of each event; the facts take a half of it. Default: ${DEFAULT-VALUE}.")
    private int scenarios;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "docs",
            description =
                    "Where validation.md and images/validation-*.svg are written over. Default: ${DEFAULT-VALUE}.")
    private Path directory = Path.of("docs");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Plays these alone: names of events' specifications, or facts. The rest stands on the page as"
                    + " not measured.")
    private List<String> only = List.of();

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Blocks that are played at the same time; changes no number. Default: one a core.")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        int atOnce = threads.orElse(Runtime.getRuntime().availableProcessors());
        check(atOnce);
        reserve();
        ValidationRun run = new ValidationRun(scenarios, only);
        PrintWriter err = spec.commandLine().getErr();
        run.missing().forEach(name -> err.println(name + ": skipped, no bundled specification of that name"));
        write(ValidationDocument.files(play(run, atOnce, err), EngineVersion.CURRENT));
    }

    private void check(int atOnce) {
        if (scenarios < 1 || scenarios > SCENARIOS_MAX || atOnce < 1 || atOnce > THREADS_MAX) {
            throw new CommandFailure(
                    ExitCode.INVALID,
                    "allowed are 1 to " + SCENARIOS_MAX + " scenarios and 1 to " + THREADS_MAX + " threads");
        }
        List<String> parts = ValidationRun.parts();
        for (String part : only) {
            if (!parts.contains(part)) {
                throw new CommandFailure(
                        ExitCode.INVALID,
                        "--only " + Stampede.printable(part) + ": unknown, allowed " + String.join(", ", parts));
            }
        }
    }

    /** Makes sure, before any work, that the files can be written. */
    private void reserve() {
        try {
            Files.createDirectories(directory.resolve("images"));
            if (!Files.isWritable(directory)) {
                throw new CommandFailure(ExitCode.REFUSED, directory + ": no right to write there");
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private Validation play(ValidationRun run, int atOnce, PrintWriter err) {
        Progress progress = Progress.of(quiet, err);
        long start = System.nanoTime();
        try {
            return run.play(atOnce, (done, all) -> {
                double rate = done / ((System.nanoTime() - start) / 1e9);
                double share = done / all;
                progress.show(new ProgressLine(
                        share * scenarios,
                        scenarios,
                        OptionalInt.empty(),
                        rate / all * scenarios,
                        rate,
                        Optional.empty(),
                        Optional.empty()));
            });
        } catch (InvariantViolation e) {
            throw new CommandFailure(ExitCode.FAILED, "stampede: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "stampede: interrupted");
        } finally {
            progress.end();
        }
    }

    private void write(Map<String, String> files) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = directory.resolve(file.getKey());
                Files.writeString(path, file.getValue());
                spec.commandLine().getOut().println(path);
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private CommandFailure refused(IOException failure) {
        return new CommandFailure(
                ExitCode.REFUSED, directory + ": cannot be written: " + SpecificationOptions.reason(failure));
    }
}
