package io.stampede.spec;

import java.time.Duration;

/** Simulated time: steps of equal length up to a horizon. */
public record ClockSpecification(
        @Field(about = "length of a step, whole seconds", from = "PT1S", to = "PT1M")
        Duration step,

        @Field(about = "simulated time, a multiple of the step", from = "PT1S", to = "P7D")
        Duration horizon) {

    /** Refuses what has no whole number of steps. */
    public ClockSpecification {
        if (step.toNanosPart() != 0 || step.isZero() || step.isNegative()) {
            throw new InvalidField("step", step + " is not a whole number of seconds", "whole seconds");
        }
        if (horizon.isNegative()
                || horizon.isZero()
                || !step.multipliedBy(horizon.dividedBy(step)).equals(horizon)) {
            String wrong = horizon + " is not a multiple of the step " + step;
            throw new InvalidField("horizon", wrong, "a whole number of steps, at least one");
        }
    }

    /** Six hours in steps of ten seconds. */
    public static ClockSpecification defaults() {
        return new ClockSpecification(Duration.ofSeconds(10), Duration.ofHours(6));
    }

    /**
     * The length of a step.
     *
     * @units seconds
     */
    public int stepSeconds() {
        return Math.toIntExact(step.toSeconds());
    }

    /** The number of steps of a scenario. */
    public int steps() {
        // Asked in every step: Duration.dividedBy would make BigDecimals.
        return Math.toIntExact(horizon.toSeconds() / step.toSeconds());
    }

    /** The number of steps that cover a duration: at least one, rounded up. */
    public int steps(Duration duration) {
        return Math.max(1, stepOf(duration));
    }

    /** The first step that starts at the given time or later; 0 is the first step of a scenario. */
    public int stepOf(Duration at) {
        long whole = at.dividedBy(step);
        boolean exact = step.multipliedBy(whole).equals(at);
        return Math.toIntExact(exact ? whole : whole + 1);
    }
}
