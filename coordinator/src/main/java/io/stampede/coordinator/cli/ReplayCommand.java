package io.stampede.coordinator.cli;

import io.stampede.coordinator.replay.ReplayDocument;
import io.stampede.coordinator.replay.ReplayWriter;
import io.stampede.outcome.PlayedScenario;
import io.stampede.simulation.InvariantViolation;
import io.stampede.simulation.MarketModel;
import io.stampede.simulation.ScenarioReplay;
import io.stampede.spec.ScenarioBatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One scenario again, alone: of a specification in this process, or of a batch on its coordinator. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Plays one scenario again, alone and bit for bit, and prints its whole history: price, depth, fear,",
            "liquidations and auto-deleveraging by step and venue. Of a batch, its coordinator plays it, and compares",
            "its figures and final state with those that are stored."
        },
        footer = {
            "",
            "Examples:",
            "  stampede replay first-light --scenario 3",
            "  stampede replay october-2025 --scenario 17 --seed 2 --format html > scenario-17.html",
            "  stampede replay --batch 0b6f5f0e-… --scenario 17 --format csv > scenario-17.csv"
        })
final class ReplayCommand implements Runnable {
    /** What standard output carries. */
    enum Format {
        TEXT,
        JSON,
        HTML,
        CSV
    }

    private static final List<String> SPECIFICATION_OPTIONS =
            List.of("--scenarios", "--seed", "--lanes", "--slots", "--set");

    @Parameters(
            paramLabel = "SPEC",
            arity = "0..1",
            description = "A file, the name of a bundled specification, or - for standard input.")
    private @Nullable String specification;

    @Option(names = "--batch", paramLabel = "ID", description = "Instead of SPEC: a batch, as submit printed it.")
    private @Nullable String batchId;

    @Option(
            names = "--scenario",
            paramLabel = "N",
            required = true,
            description = "The scenario's number, from 0; a report names the worst ones.")
    private int scenario;

    @Mixin
    private SpecificationOptions options = new SpecificationOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, html, or csv for the table of steps and venues. Default: ${DEFAULT-VALUE}.",
            defaultValue = "TEXT")
    private Format format = Format.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (scenario < 0) {
            throw invalid("--scenario is " + scenario + ", allowed 0 and more");
        }
        if (specification != null && batchId == null) {
            print(play(specification), spec.commandLine().getOut());
        } else if (specification == null && batchId != null) {
            fetch(batchId, spec.commandLine().getOut());
        } else {
            throw invalid("either SPEC or --batch ID says what the scenario is of");
        }
    }

    private ParameterException invalid(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private ReplayDocument play(String of) {
        ScenarioBatch batch = options.read(of);
        if (scenario >= batch.spec().scenarios()) {
            throw new CommandFailure(
                    ExitCode.UNKNOWN,
                    "stampede: there is no scenario " + scenario + ", allowed 0 to "
                            + (batch.spec().scenarios() - 1));
        }
        try {
            PlayedScenario played = ScenarioReplay.of(new MarketModel(batch.spec()), scenario);
            return ReplayDocument.of(batch, played);
        } catch (InvariantViolation e) {
            throw new CommandFailure(ExitCode.FAILED, "stampede: " + e.getMessage());
        }
    }

    private void fetch(String id, PrintWriter out) {
        for (String option : SPECIFICATION_OPTIONS) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw invalid(option + " is of a SPEC: a batch has its own");
            }
        }
        String replay = server.client().replay(id, scenario, format.name().toLowerCase(Locale.ROOT));
        out.print(replay);
        if (!replay.endsWith("\n")) {
            out.println();
        }
        out.flush();
    }

    private void print(ReplayDocument document, PrintWriter out) {
        try {
            switch (format) {
                case TEXT -> out.print(ReplayWriter.text(document));
                case JSON -> {
                    ReplayWriter.json(document, out);
                    out.println();
                }
                case HTML -> out.print(ReplayWriter.html(document));
                case CSV -> ReplayWriter.csv(document, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
    }
}
