package io.stampede.coordinator.cli;

/** What a process that runs for long logs: its life, on standard error. */
final class ProcessLog {
    private static final String LEVEL = "stampede.log.level";

    private ProcessLog() {}

    /** Before the first logger is made. */
    static void begin() {
        if (System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, "INFO");
        }
    }
}
