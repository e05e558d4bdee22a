package io.stampede.coordinator.cli;

import io.stampede.spec.SpecificationResult;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        List<String> problems = new ArrayList<>();
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
            if (result.problems().isEmpty()) {
                spec.commandLine().getOut().println(specification + ": valid");
            } else {
                problems.add(SpecificationOptions.lines(result.problems()));
            }
        }
        if (!problems.isEmpty()) {
            throw new CommandFailure(exitCode, String.join("\n", problems));
        }
    }
}
