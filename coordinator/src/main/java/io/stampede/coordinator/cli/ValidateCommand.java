package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.SpecificationResult;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks specifications and names every problem. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks specifications and prints every problem, not only the first.",
        footer = {"", "Example:", "  stampede validate my-market.yaml"})
final class ValidateCommand implements Runnable {
    @Parameters(paramLabel = "SPEC", arity = "1..*", description = "Files, or names of bundled specifications.")
    private List<String> specifications = List.of();

    @Mixin
    private SpecificationOptions options = new SpecificationOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text, or json for the problems of each on standard output.")
    private ResultFormat format = ResultFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        List<String> problems = new ArrayList<>();
        ObjectNode document = Documents.object();
        int exitCode = ExitCode.INVALID;
        for (String specification : specifications) {
            SpecificationResult result;
            try {
                result = options.check(specification);
            } catch (CommandFailure unreadable) {
                problems.add(unreadable.message());
                exitCode = unreadable.exitCode();
                continue;
            }
            document.set(specification, Documents.problems(result.problems()));
            if (!result.problems().isEmpty()) {
                problems.add(SpecificationOptions.lines(result.problems()));
            } else if (format == ResultFormat.TEXT) {
                spec.commandLine().getOut().println(specification + ": valid");
            }
        }
        if (format == ResultFormat.JSON) {
            spec.commandLine().getOut().println(document);
        }
        if (!problems.isEmpty()) {
            throw new CommandFailure(exitCode, String.join("\n", problems));
        }
    }
}
