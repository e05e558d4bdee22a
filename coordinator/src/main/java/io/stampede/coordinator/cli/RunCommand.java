package io.stampede.coordinator.cli;

import io.stampede.coordinator.report.Report;
import io.stampede.coordinator.report.ReportWriter;
import io.stampede.outcome.OutcomeTable;
import io.stampede.spec.ScenarioBatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The whole job in this process, on an embedded cluster of one node: validate, simulate, store, report. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Simulates a specification in this process and prints its tail-risk report.",
        footer = {
            "",
            "Examples:",
            "  stampede run first-light",
            "  stampede run october-2025 --scenarios 1000 --out october",
            "  stampede run my-market.yaml --set sentiment.enabled=false --format json",
            "  stampede run first-light --format parquet > scenarios.parquet"
        })
final class RunCommand implements Runnable {
    /** What standard output carries. */
    enum Format {
        TEXT,
        JSON,
        HTML,
        CSV,
        PARQUET
    }

    @Parameters(
            paramLabel = "SPEC",
            description = "A file, the name of a bundled specification, or - for standard input.")
    private String specification = "";

    @Mixin
    private SpecificationOptions options = new SpecificationOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, html, or the table of scenarios: csv, parquet. Default: ${DEFAULT-VALUE}.",
            defaultValue = "TEXT")
    private Format format = Format.TEXT;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Keeps report.json, report.txt, report.html, scenarios.csv and specification.yaml there.")
    private @Nullable Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Logs on standard error.")
    private boolean verbose;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (verbose) {
            ProcessLog.beginVerbose();
        } else {
            ProcessLog.beginJob();
        }
        StandardOutput.refuseTerminal(format);
        ScenarioBatch batch = options.read(specification);
        OutputDirectory directory = out == null ? null : OutputDirectory.reserve(out);
        try (EmbeddedRun run = EmbeddedRun.start(batch, command(batch))) {
            Progress progress = Progress.of(quiet, spec.commandLine().getErr());
            Report report = run.await(progress);
            OutcomeTable outcomes = run.outcomes();
            if (directory != null) {
                directory.write(report, outcomes, batch);
            }
            print(report, outcomes, spec.commandLine().getOut());
            ReportWriter.warning(report).ifPresent(spec.commandLine().getErr()::println);
        }
    }

    private TypedCommand command(ScenarioBatch batch) {
        return new TypedCommand(
                TypedCommand.line(spec.root().commandLine().getParseResult().originalArgs()),
                options.replayCommand(specification, batch));
    }

    private void print(Report report, OutcomeTable outcomes, PrintWriter to) {
        try {
            switch (format) {
                case TEXT -> to.print(ReportWriter.text(report));
                case JSON -> to.println(ReportWriter.json(report));
                case HTML -> to.print(ReportWriter.html(report));
                case CSV -> ReportWriter.csv(outcomes, to);
                case PARQUET -> ReportWriter.parquet(outcomes, StandardOutput.of(spec));
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.REFUSED, StandardOutput.INCOMPLETE);
        }
        to.flush();
    }
}
