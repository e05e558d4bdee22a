package io.stampede.coordinator.cli;

import io.stampede.coordinator.report.Report;
import io.stampede.coordinator.report.ReportWriter;
import io.stampede.outcome.OutcomeTable;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The directory that keeps what a command came to: all of it, or nothing. */
final class OutputDirectory {
    private final Path directory;

    private OutputDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes sure, before any work, that the directory can be written.
     *
     * @throws CommandFailure if it is not empty or cannot be made
     */
    static OutputDirectory reserve(Path directory) {
        try {
            if (Files.exists(directory) && !Files.isDirectory(directory)) {
                throw new CommandFailure(ExitCode.REFUSED, directory + ": is a file, not a directory");
            }
            if (Files.isDirectory(directory)) {
                try (var entries = Files.list(directory)) {
                    if (entries.findAny().isPresent()) {
                        throw new CommandFailure(
                                ExitCode.REFUSED, directory + ": is not empty; name a new directory for --out");
                    }
                }
            }
            Path parent = directory.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (!Files.isWritable(parent == null ? directory : parent)) {
                throw new CommandFailure(ExitCode.REFUSED, directory + ": no right to write there");
            }
            return new OutputDirectory(directory.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw refused(directory, e);
        }
    }

    /** Files of a directory that does not show yet. */
    @FunctionalInterface
    interface Contents {
        /**
         * Writes them.
         *
         * @param directory to write to
         */
        void write(Path directory) throws IOException;
    }

    /** Writes what a run came to. */
    void write(Report report, OutcomeTable outcomes, ScenarioBatch batch) {
        write(work -> {
            Files.writeString(work.resolve("report.json"), ReportWriter.json(report) + "\n");
            Files.writeString(work.resolve("report.txt"), ReportWriter.text(report));
            Files.writeString(work.resolve("report.html"), ReportWriter.html(report));
            Files.writeString(work.resolve("specification.yaml"), SpecificationWriter.yaml(batch));
            try (Writer csv = Files.newBufferedWriter(work.resolve("scenarios.csv"))) {
                ReportWriter.csv(outcomes, csv);
            }
        });
    }

    /** Writes all files beside the directory, then moves them into place in one step. */
    void write(Contents contents) {
        Path work = directory.resolveSibling("." + directory.getFileName() + ".partial");
        try {
            Directories.delete(work);
            Files.createDirectory(work);
            contents.write(work);
            Files.deleteIfExists(directory);
            Files.move(work, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Directories.delete(work);
            throw refused(directory, e);
        }
    }

    private static CommandFailure refused(Path directory, IOException failure) {
        return new CommandFailure(
                ExitCode.REFUSED, directory + ": cannot be written: " + SpecificationOptions.reason(failure));
    }
}
