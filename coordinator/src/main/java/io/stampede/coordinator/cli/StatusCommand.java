package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One batch of a coordinator. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Tells how far a batch is.",
        footer = {"", "Example:", "  stampede status 0b6f5f0e-… --format json | jq .progress"})
final class StatusCommand implements Runnable {
    private static final int NAME_WIDTH = 32;

    @Parameters(paramLabel = "ID", description = "The batch, as submit printed it.")
    private String batchId = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.", defaultValue = "TEXT")
    private ResultFormat format = ResultFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        JsonNode batch = server.client().find(batchId);
        PrintWriter out = spec.commandLine().getOut();
        if (format == ResultFormat.JSON) {
            out.println(batch);
        } else {
            print(out, "", batch);
        }
        out.flush();
    }

    private static void print(PrintWriter out, String prefix, JsonNode document) {
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            String name = prefix + field.getKey();
            if (field.getValue().isObject()) {
                print(out, name + ".", field.getValue());
                continue;
            }
            String value = Stampede.printable(field.getValue().asText());
            out.println(name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + value);
        }
    }
}
