package io.stampede.coordinator.cli;

/** What the process tells its caller; part of the contract. */
final class ExitCode {
    static final int DONE = 0;
    static final int INTERNAL_ERROR = 1;
    static final int INVALID = 2;
    static final int FAILED = 3;
    static final int UNREACHABLE = 4;
    static final int UNKNOWN = 5;
    static final int REFUSED = 6;

    private ExitCode() {}
}
