package io.stampede.coordinator.cli;

import java.io.IOException;
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
        footer = {
            "",
            "Examples:",
            "  stampede report 0b6f5f0e-… --format html > report.html",
            "  stampede report 0b6f5f0e-… --format parquet > scenarios.parquet"
        })
final class ReportCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "The batch, as submit printed it.")
    private String batchId = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, html, or the table of scenarios: csv, parquet. Default: ${DEFAULT-VALUE}.",
            defaultValue = "TEXT")
    private RunCommand.Format format = RunCommand.Format.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        StandardOutput.refuseTerminal(format);
        switch (format) {
            case TEXT, JSON, HTML -> print();
            case CSV, PARQUET -> copy();
        }
    }

    private void print() {
        PrintWriter out = spec.commandLine().getOut();
        String report = server.client().report(batchId, name());
        out.print(report);
        if (!report.endsWith("\n")) {
            out.println();
        }
        out.flush();
    }

    private void copy() {
        try {
            server.client().copyReport(batchId, name(), StandardOutput.of(spec));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.REFUSED, StandardOutput.INCOMPLETE);
        }
    }

    private String name() {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
