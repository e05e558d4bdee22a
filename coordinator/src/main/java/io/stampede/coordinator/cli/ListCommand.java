package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The batches of a coordinator. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the batches of a coordinator, the newest first: id, state, stored blocks, age, name.",
        footer = {"", "Examples:", "  stampede list", "  stampede list --limit 1000 --format json | jq '.[].state'"})
final class ListCommand implements Runnable {
    private static final int LIMIT_MAX = 1_000;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or json.")
    private ResultFormat format = ResultFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new CommandFailure(ExitCode.INVALID, "stampede: --limit is " + limit + ", allowed 1 to " + LIMIT_MAX);
        }
        PrintWriter out = spec.commandLine().getOut();
        JsonNode batches = server.client().list(limit);
        if (format == ResultFormat.JSON) {
            out.println(batches);
        } else {
            for (JsonNode batch : batches) {
                out.println(BatchLine.of(batch));
            }
        }
        out.flush();
    }
}
