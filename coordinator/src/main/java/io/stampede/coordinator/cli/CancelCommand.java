package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops a batch for good. */
@Command(name = "cancel", mixinStandardHelpOptions = true, description = "Stops a batch for good.")
final class CancelCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "The batch, as submit printed it.")
    private String batchId = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        JsonNode batch = server.client().cancel(batchId);
        PrintWriter out = spec.commandLine().getOut();
        out.println(BatchLine.of(batch));
        out.flush();
    }
}
