package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows a batch on a coordinator. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Draws how far a batch is until it is over: progress, pace, time left, and the tail so far.",
            "Then prints it as list does; exits with 3 if it failed or was cancelled."
        },
        footer = {
            "",
            "Examples:",
            "  stampede watch 0b6f5f0e-…",
            "  stampede watch 0b6f5f0e-… --format json | jq .progress"
        })
final class WatchCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Parameters(paramLabel = "ID", description = "The batch, as submit printed it.")
    private String batchId = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text, or json for one document a line, for each event.")
    private ResultFormat format = ResultFormat.TEXT;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean isJson = format == ResultFormat.JSON;
        Progress progress = Progress.of(quiet || isJson, spec.commandLine().getErr());
        JsonNode batch = new BatchWatch(server.client(), progress, (type, document) -> {
                    if (isJson) {
                        out.println(event(type, document));
                        out.flush();
                    }
                })
                .follow(batchId);
        if (!isJson) {
            out.println(BatchLine.of(batch));
            out.flush();
        }
        return ExitCode.DONE;
    }

    private static ObjectNode event(String type, JsonNode document) {
        ObjectNode event = MAPPER.createObjectNode().put("event", type);
        event.setAll((ObjectNode) document);
        return event;
    }
}
