package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The batches of a coordinator. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the batches of a coordinator, oldest first: id, state, stored blocks, name.")
final class ListCommand implements Runnable {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (JsonNode batch : server.client().list()) {
            out.println(BatchLine.of(batch));
        }
        out.flush();
    }
}
