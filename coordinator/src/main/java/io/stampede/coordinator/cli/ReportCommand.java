package io.stampede.coordinator.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The report of a batch. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Fetches the report of a batch.",
        footer = {"", "Example:", "  stampede report 0b6f5f0e-… --format html > report.html"})
final class ReportCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "The batch, as submit printed it.")
    private String batchId = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, html, or csv for the table of scenarios. Default: ${DEFAULT-VALUE}.",
            defaultValue = "TEXT")
    private RunCommand.Format format = RunCommand.Format.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        String report = server.client().report(batchId, format.name().toLowerCase(Locale.ROOT));
        out.print(report);
        if (!report.endsWith("\n")) {
            out.println();
        }
        out.flush();
    }
}
