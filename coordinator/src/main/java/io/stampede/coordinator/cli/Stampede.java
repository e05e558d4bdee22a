package io.stampede.coordinator.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code stampede COMMAND}. */
@Command(
        name = "stampede",
        mixinStandardHelpOptions = true,
        version = Stampede.VERSION,
        description = "Simulates how panic and liquidation break a leveraged market, and how bad it gets.",
        subcommands = {
            RunCommand.class,
            ValidateCommand.class,
            ValidateModelCommand.class,
            ExplainCommand.class,
            LibraryCommand.class,
            NodeCommand.class,
            CoordinatorCommand.class,
            SubmitCommand.class,
            ListCommand.class,
            StatusCommand.class,
            WatchCommand.class,
            CancelCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            SweepCommand.class,
            ReplayCommand.class,
            PruneCommand.class,
            TokenCommand.class,
            BenchCommand.class,
            GenerateCompletion.class
        },
        footer = {"", "Start here:", "  stampede run first-light", "  stampede library"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:an internal error; one line says where the details were written",
            "2:the command line or the specification is invalid",
            "3:the batch failed or was cancelled",
            "4:the coordinator could not be reached, or refused the credentials",
            "5:no such batch, scenario or report",
            "6:the machine refused: a file, the store, a port, or memory"
        })
public final class Stampede {
    /** The version of the program. */
    static final String VERSION = "0.1.0";

    private final StandardOutput standardOutput;

    private Stampede(PrintStream out) {
        this.standardOutput = new StandardOutput(out);
    }

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(execute(out, err, arguments));
    }

    /** Runs a command; what it prints goes to the streams given. */
    static int execute(PrintStream out, PrintStream err, String... arguments) {
        CommandLine line = commandLine(out);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitCode.INVALID;
        }
        int exitCode = line.execute(arguments);
        if (exitCode == ExitCode.DONE && (line.getOut().checkError() || out.checkError())) {
            line.getErr().println(StandardOutput.INCOMPLETE);
            return ExitCode.REFUSED;
        }
        return exitCode;
    }

    /** The command line with every command it knows; results of bytes go to the stream given. */
    static CommandLine commandLine(PrintStream out) {
        return new CommandLine(new Stampede(out));
    }

    StandardOutput standardOutput() {
        return standardOutput;
    }

    private static int explain(Exception failure, CommandLine command) {
        if (failure instanceof CommandFailure told) {
            told.message().lines().forEach(text -> command.getErr().println(printable(text)));
            return told.exitCode();
        }
        command.getErr().println("stampede: internal error; the details are in " + writeDetails(failure));
        return ExitCode.INTERNAL_ERROR;
    }

    /** What others wrote is hostile on a terminal: nothing of it may steer one, or turn the direction of writing. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }

    private static String writeDetails(Exception failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            Path file = Files.createTempFile("stampede-error-", ".txt");
            Files.writeString(file, trace.toString());
            return file.toString();
        } catch (IOException e) {
            return "no file, as none could be written: " + failure;
        }
    }
}
