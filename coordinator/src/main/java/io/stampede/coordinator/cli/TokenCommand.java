package io.stampede.coordinator.cli;

import io.stampede.coordinator.http.ApiTokens;
import io.stampede.coordinator.http.TokenScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A new token for the API. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a token for the API and prints it, once: a coordinator keeps its hash alone.",
            "The hash goes to the end of --file; without it, its line is printed on standard error."
        },
        footer = {
            "",
            "Example:",
            "  stampede token --name ci --scope write --file tokens",
            "  STAMPEDE_API_TOKENS_FILE=tokens stampede coordinator"
        })
final class TokenCommand implements Runnable {
    @Option(names = "--name", paramLabel = "NAME", required = true, description = "Whose it is, for the access log.")
    private String name = "";

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            defaultValue = "READ",
            description = "read, or write to submit and cancel, too. Default: read.")
    private TokenScope scope = TokenScope.READ;

    @Option(names = "--file", paramLabel = "FILE", description = "The coordinator's file of hashes.")
    private @Nullable Path file;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or json.")
    private ResultFormat format = ResultFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        String token = ApiTokens.create();
        String line;
        try {
            line = ApiTokens.line(name, scope, token);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.INVALID, "stampede: --" + e.getMessage());
        }
        if (file != null) {
            append(file, line);
        } else if (format == ResultFormat.TEXT) {
            spec.commandLine().getErr().println("for the coordinator's tokens file: " + line);
        }
        if (format == ResultFormat.JSON) {
            spec.commandLine()
                    .getOut()
                    .println("{\"name\":\"" + name + "\",\"token\":\"" + token + "\",\"line\":\"" + line + "\"}");
        } else {
            spec.commandLine().getOut().println(token);
        }
    }

    private static void append(Path file, String line) {
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            // An editor may have left the last line without an end.
            String end = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
            Files.writeString(file, end + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.REFUSED, "stampede: " + file + " cannot be written: " + SpecificationOptions.reason(e));
        }
    }
}
