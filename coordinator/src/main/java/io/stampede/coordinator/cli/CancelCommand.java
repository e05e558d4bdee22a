package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops a batch for good. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Stops a batch for good.",
        footer = {"", "Example:", "  stampede cancel 0b6f5f0e-…"})
final class CancelCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "The batch, as submit printed it.")
    private String batchId = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or json.")
    private ResultFormat format = ResultFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        JsonNode batch = server.client().cancel(batchId);
        PrintWriter out = spec.commandLine().getOut();
        out.println(format == ResultFormat.JSON ? batch : BatchLine.of(batch));
        out.flush();
    }
}
