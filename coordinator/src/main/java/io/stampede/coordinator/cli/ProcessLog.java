package io.stampede.coordinator.cli;

/** How much a process logs on standard error: to be said before its first logger is made. */
final class ProcessLog {
    private static final String LEVEL = "stampede.log.level";

    private ProcessLog() {}

    /** Of a process that runs for long: its life. */
    static void begin() {
        setUnlessGiven("INFO");
    }

    /** Of a job in this process: nothing, as what fails is told in a sentence at the end. */
    static void beginJob() {
        setUnlessGiven("OFF");
    }

    /** Of a job whose user wants to see everything. */
    static void beginVerbose() {
        System.setProperty(LEVEL, "INFO");
    }

    private static void setUnlessGiven(String level) {
        if (System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, level);
        }
    }
}
