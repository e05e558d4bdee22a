package io.stampede.simulation;

/** Something that must always hold did not; the scenario can be replayed by its number. */
public final class InvariantViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int scenario;
    private final int step;

    /** A violation in a scenario, at a step. */
    public InvariantViolation(int scenario, int step, String what) {
        super("scenario " + scenario + ", step " + step + ": " + what);
        this.scenario = scenario;
        this.step = step;
    }

    /** Number of the scenario. */
    public int scenario() {
        return scenario;
    }

    /** Number of the step. */
    public int step() {
        return step;
    }
}
