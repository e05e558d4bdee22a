package io.stampede.coordinator.cli;

import io.stampede.coordinator.compare.Comparison;
import io.stampede.coordinator.compare.UnreadableDocumentException;
import io.stampede.coordinator.report.ComparisonWriter;
import io.stampede.outcome.Metric;
import io.stampede.risk.TailRiskReport;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Two reports side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Prints two reports side by side: each figure of A and of B, B less A, and whether the confidence"
                    + " intervals overlap.",
            "",
            "Where both have their scenarios and the same seed and number of them, the differences are taken"
                    + " scenario by scenario, which makes their intervals far shorter."
        },
        footer = {
            "",
            "Examples:",
            "  stampede run october-2025 --scenarios 1000 --out before",
            "  stampede run october-2025 --scenarios 1000 --set sentiment.enabled=false --out after",
            "  stampede compare before after",
            "  stampede compare before/report.json after/report.json --all",
            "  stampede compare before 0b6f5f0e-… --server https://risk.example:7400 --format json"
        })
final class CompareCommand implements Runnable {
    /** What standard output carries. */
    enum Format {
        TEXT,
        JSON
    }

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "The directory of run --out, a report.json, or the id of a batch on a coordinator.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "B", description = "The same of the other.")
    private String other = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text or json. Default: ${DEFAULT-VALUE}.",
            defaultValue = "TEXT")
    private Format format = Format.TEXT;

    @Option(names = "--all", description = "All metrics, not only those a report begins with.")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (ComparedSources sources = new ComparedSources(server)) {
            Comparison comparison = Comparison.of(sources.find(one), sources.find(other), metrics());
            switch (format) {
                case TEXT -> out.print(ComparisonWriter.text(comparison));
                case JSON -> out.println(ComparisonWriter.json(comparison));
            }
            out.flush();
        } catch (UnreadableDocumentException e) {
            throw new CommandFailure(ExitCode.INVALID, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw ComparedSources.unreadable(String.valueOf(e.getMessage()), e.getCause());
        }
    }

    /** Those that a reader looks at first, and after them the others if wanted. */
    private List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(TailRiskReport.HEADLINES);
        if (all) {
            for (Metric metric : Metric.values()) {
                if (!metrics.contains(metric)) {
                    metrics.add(metric);
                }
            }
        }
        return metrics;
    }
}
