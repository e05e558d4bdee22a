package io.stampede.coordinator.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;

/** Standard output for a result of bytes. Tells when it cannot be written, which a stream that prints does not. */
final class StandardOutput extends OutputStream {
    /** What the user is told when a result could not be written whole. */
    static final String INCOMPLETE = "stampede: not all of the result could be written to standard output";

    /** Set by the launcher: only a shell can say whether standard output is a terminal, on every JDK. */
    private static final String TERMINAL = "stampede.terminal.output";

    private final PrintStream out;

    StandardOutput(PrintStream out) {
        this.out = out;
    }

    /** That of the program a command belongs to. */
    static StandardOutput of(CommandSpec command) {
        return ((Stampede) command.root().userObject()).standardOutput();
    }

    /** Whether somebody reads it. */
    static boolean isTerminal() {
        return Boolean.getBoolean(TERMINAL);
    }

    /**
     * Makes sure, before any work, that bytes would not be thrown at somebody who reads.
     *
     * @throws CommandFailure if standard output is a terminal
     */
    static void refuseTerminal(RunCommand.Format format) {
        if (format == RunCommand.Format.PARQUET && isTerminal()) {
            throw new CommandFailure(
                    ExitCode.INVALID,
                    "stampede: --format parquet writes bytes, and standard output is a terminal;"
                            + " send it to a file: > scenarios.parquet");
        }
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        check();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        check();
    }

    @Override
    public void flush() throws IOException {
        check();
    }

    /** Flushes, too. */
    private void check() throws IOException {
        if (out.checkError()) {
            throw new IOException("standard output cannot be written");
        }
    }
}
