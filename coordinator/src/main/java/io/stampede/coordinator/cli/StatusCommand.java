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
@Command(name = "status", mixinStandardHelpOptions = true, description = "Tells how far a batch is.")
final class StatusCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "The batch, as submit printed it.")
    private String batchId = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.", defaultValue = "TEXT")
    private Format format = Format.TEXT;

    /** What standard output carries. */
    enum Format {
        TEXT,
        JSON
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        JsonNode batch = server.client().find(batchId);
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(batch);
        } else {
            for (Map.Entry<String, JsonNode> field : batch.properties()) {
                String value = field.getValue().asText().replaceAll("\\p{Cntrl}", "?");
                out.println(field.getKey()
                        + " ".repeat(Math.max(1, 16 - field.getKey().length()))
                        + value);
            }
        }
        out.flush();
    }
}
