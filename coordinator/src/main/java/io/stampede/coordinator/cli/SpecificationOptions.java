package io.stampede.coordinator.cli;

import io.stampede.library.ScenarioLibrary;
import io.stampede.spec.Overrides;
import io.stampede.spec.Problem;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that reads a specification. */
final class SpecificationOptions {
    /** A byte more than a specification may have, so that the reader can say that there are too many. */
    private static final int BYTES_READ = (1 << 20) + 1;

    @Option(names = "--scenarios", paramLabel = "N", description = "Number of scenarios.")
    private @Nullable Long scenarios;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all random numbers, 0 to 2^53 − 1.")
    private @Nullable Long seed;

    @Option(
            names = "--lanes",
            paramLabel = "K",
            description = "Scenarios that one block plays in lockstep; changes no number.")
    private @Nullable Long lanes;

    @Option(
            names = "--slots",
            paramLabel = "P",
            description = "Blocks that run at the same time; changes no number. Default: one a core.")
    private @Nullable Long slots;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides a field, as in --set venues[alpha].minDepth=0.05. Repeatable.")
    private List<String> settings = List.of();

    /** What came by it, which can be read but once. */
    private byte @Nullable [] standardInput;

    /**
     * Reads a specification: a file, the name of a bundled one, or {@code -} for standard input.
     *
     * @param more overrides that come after those of the user, as in {@code --set}
     * @throws CommandFailure with every problem, if it is refused or cannot be read
     */
    ScenarioBatch read(String specification, String... more) {
        SpecificationResult result = check(specification, more);
        if (result instanceof SpecificationResult.Accepted accepted) {
            return accepted.batch();
        }
        throw new CommandFailure(ExitCode.INVALID, lines(result.problems()));
    }

    /** Reads a specification and says what is wrong with it. */
    SpecificationResult check(String specification, String... more) {
        return SpecificationReader.create().read(bytes(specification), fileName(specification), overrides(more));
    }

    /**
     * The command that plays one scenario of a batch again, up to the scenario's number.
     *
     * @param specification as it was typed; what came by standard input must be kept in a file
     * @param batch what was read of it
     */
    String replayCommand(String specification, ScenarioBatch batch) {
        List<String> words = new ArrayList<>(List.of("replay"));
        words.add(specification.equals("-") ? "specification.yaml" : specification);
        words.addAll(List.of("--scenarios", Integer.toString(batch.spec().scenarios())));
        words.addAll(List.of("--seed", Long.toString(batch.spec().seed())));
        for (String setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        return TypedCommand.line(words);
    }

    static String lines(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private Overrides overrides(String[] more) {
        Overrides overrides =
                Overrides.of(Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new));
        overrides = scenarios == null ? overrides : overrides.withScenarios(scenarios);
        overrides = seed == null ? overrides : overrides.withSeed(seed);
        overrides = lanes == null ? overrides : overrides.withLanes(lanes);
        return slots == null ? overrides : overrides.withSlots(slots);
    }

    private static String fileName(String specification) {
        return specification.equals("-") ? "standard input" : specification;
    }

    private byte[] bytes(String specification) {
        try {
            if (specification.equals("-")) {
                byte[] read = standardInput == null ? System.in.readNBytes(BYTES_READ) : standardInput;
                standardInput = read;
                return read;
            }
            Path file = Path.of(specification);
            if (!Files.exists(file) && ScenarioLibrary.names().contains(specification)) {
                return ScenarioLibrary.text(specification).orElseThrow().getBytes(StandardCharsets.UTF_8);
            }
            if (Files.isDirectory(file)) {
                throw new CommandFailure(ExitCode.REFUSED, specification + ": is a directory, not a specification");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(BYTES_READ);
            }
        } catch (NoSuchFileException | java.nio.file.InvalidPathException e) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    specification + ": no such file, and no bundled specification of that name; bundled are "
                            + String.join(", ", ScenarioLibrary.names()));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.REFUSED, fileName(specification) + ": cannot be read: " + reason(e));
        }
    }

    /** What an exception of the file system means, in a few words. */
    static String reason(IOException failure) {
        if (failure instanceof java.nio.file.AccessDeniedException) {
            return "no right to";
        }
        return String.valueOf(failure.getMessage());
    }
}
