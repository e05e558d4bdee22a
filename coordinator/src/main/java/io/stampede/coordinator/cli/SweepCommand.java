package io.stampede.coordinator.cli;

import io.stampede.coordinator.report.Report;
import io.stampede.coordinator.report.ReportWriter;
import io.stampede.coordinator.sweep.Sweep;
import io.stampede.coordinator.sweep.SweepChart;
import io.stampede.coordinator.sweep.SweepJson;
import io.stampede.coordinator.sweep.SweepText;
import io.stampede.coordinator.sweep.VariedField;
import io.stampede.outcome.Metric;
import io.stampede.spec.ScenarioBatch;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a specification at each value of a field or two, with the same random numbers at each. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = {
            "Simulates a specification at each value of a field, or of two, with the same random numbers, and shows",
            "where the tail turns: from calm to a cascade."
        },
        footer = {
            "",
            "Examples:",
            "  stampede sweep october-2025 --scenarios 200 \\",
            "      --vary 'populations[leveraged-longs].leverageMultiplier=0.25,0.5,1,2'",
            "  stampede sweep first-light --vary sentiment.panicThreshold=0.2,0.4,0.6 \\",
            "      --vary sentiment.network.reproduction=0.5,1,2",
            "  stampede sweep my-market.yaml --vary 'venues[alpha].liquidation.maxRounds=1,8' --format svg > rounds.svg"
        })
final class SweepCommand implements Runnable {
    private static final int FIELDS_MOST = 2;
    private static final int POINTS_MOST = 400;

    /** What standard output carries. */
    enum Format {
        TEXT,
        JSON,
        SVG
    }

    @Parameters(
            paramLabel = "SPEC",
            description = "A file, the name of a bundled specification, or - for standard input.")
    private String specification = "";

    @Mixin
    private SpecificationOptions options = new SpecificationOptions();

    @Option(
            names = "--vary",
            required = true,
            paramLabel = "PATH=A,B,C",
            description = "A field and the values it takes. Once, or twice for every pair.")
    private List<String> varied = List.of();

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            defaultValue = "maxDrop",
            description = "The metric that text and drawing show. Default: ${DEFAULT-VALUE}.")
    private String metricKey = "maxDrop";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text, json or svg. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Keeps sweep.txt, sweep.json and sweep.svg there: all of them, or nothing.")
    private @Nullable Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        ProcessLog.beginJob();
        List<VariedField> fields = fields();
        Metric metric = metric();
        List<List<String>> points = points(fields);
        List<ScenarioBatch> batches = batches(fields, points);
        OutputDirectory directory = out == null ? null : OutputDirectory.reserve(out);
        List<Sweep.Point> played = new ArrayList<>();
        for (int index = 0; index < points.size(); index++) {
            played.add(new Sweep.Point(points.get(index), play(batches.get(index), index + 1, points.size())));
        }
        Sweep sweep = new Sweep(batches.get(0).metadata().name(), fields, played);
        if (directory != null) {
            directory.write(files(sweep, metric));
        }
        warn(sweep);
        PrintWriter to = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> to.print(SweepText.write(sweep, metric));
            case JSON -> to.println(SweepJson.of(sweep).toPrettyString());
            case SVG -> to.print(SweepChart.draw(sweep, metric));
        }
        to.flush();
    }

    private List<VariedField> fields() {
        if (varied.size() > FIELDS_MOST) {
            throw new CommandFailure(
                    ExitCode.INVALID, "--vary is given " + varied.size() + " times, allowed once or twice");
        }
        try {
            List<VariedField> fields = varied.stream().map(VariedField::parse).toList();
            if (fields.size() > 1 && fields.get(0).path().equals(fields.get(1).path())) {
                throw new CommandFailure(
                        ExitCode.INVALID, "--vary: " + fields.get(0).path() + " is given twice, allowed two fields");
            }
            int count = fields.stream()
                    .mapToInt(field -> Math.min(field.values().size(), POINTS_MOST + 1))
                    .reduce(1, Math::multiplyExact);
            if (count > POINTS_MOST) {
                throw new CommandFailure(
                        ExitCode.INVALID, "--vary: " + count + " points, allowed " + POINTS_MOST + " at most");
            }
            return fields;
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.INVALID, "--vary: " + e.getMessage());
        }
    }

    private Metric metric() {
        return Metric.headlines().stream()
                .filter(known -> known.key().equals(metricKey))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.INVALID,
                        "--metric: '" + metricKey + "' is unknown, allowed "
                                + Metric.headlines().stream().map(Metric::key).collect(Collectors.joining(", "))));
    }

    private static List<List<String>> points(List<VariedField> fields) {
        List<List<String>> points = List.of(List.of());
        for (VariedField field : fields) {
            points = points.stream()
                    .flatMap(before -> field.values().stream().map(value -> {
                        List<String> longer = new ArrayList<>(before);
                        longer.add(value);
                        return List.copyOf(longer);
                    }))
                    .toList();
        }
        return points;
    }

    /** All points are read before any is played: a wrong value costs no minutes. */
    private List<ScenarioBatch> batches(List<VariedField> fields, List<List<String>> points) {
        return points.stream()
                .map(values -> {
                    String[] settings = new String[fields.size()];
                    Arrays.setAll(settings, index -> fields.get(index).path() + "=" + values.get(index));
                    return options.read(specification, settings);
                })
                .toList();
    }

    private Report play(ScenarioBatch batch, int number, int count) {
        PrintWriter err = spec.commandLine().getErr();
        if (!quiet) {
            err.println("point " + number + " of " + count);
            err.flush();
        }
        TypedCommand command = new TypedCommand(
                TypedCommand.line(spec.root().commandLine().getParseResult().originalArgs()),
                options.replayCommand(specification, batch));
        try (EmbeddedRun run = EmbeddedRun.start(batch, command)) {
            return run.await(Progress.of(quiet, err));
        }
    }

    /** Says of each point whose figures are not to be trusted, and why. */
    private void warn(Sweep sweep) {
        for (Sweep.Point point : sweep.points()) {
            String values = String.join(", ", point.values());
            ReportWriter.warning(point.report())
                    .ifPresent(warning -> spec.commandLine().getErr().println(values + ": " + warning));
        }
    }

    private static OutputDirectory.Contents files(Sweep sweep, Metric metric) {
        return directory -> {
            Files.writeString(directory.resolve("sweep.txt"), SweepText.write(sweep, metric));
            Files.writeString(
                    directory.resolve("sweep.json"), SweepJson.of(sweep).toPrettyString() + "\n");
            Files.writeString(directory.resolve("sweep.svg"), SweepChart.draw(sweep, metric));
        };
    }
}
