package io.stampede.spec;

import io.stampede.outcome.Counterfactual;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How scenarios are drawn.
 *
 * <p>Every method is unbiased: it changes how precise the figures of a report are, and not what they mean.
 */
public record Sampling(
        @Field(about = "method of drawing scenarios") SamplingMethod method,

        @Field(
                about = "whether each scenario is played three times more under the same random numbers, without "
                        + "panic, without liquidations and without both, so that the report tells what each causes")
        boolean attribution,

        @Field(
                about = "scenarios over which STRATIFIED and SOBOL spread the drawn numbers of shocks evenly; "
                        + "groups are independent",
                unit = "scenarios",
                min = 2,
                max = 4096)
        int strata,

        @Field(about = "drawn numbers of shocks that IMPORTANCE tilts", maxItems = 16)
        List<Tilt> tilts,

        @Field(
                about = "part of the scenarios that IMPORTANCE draws without tilt; no weight is above its inverse",
                min = 0.01,
                max = 0.99)
        double nominalShare,

        @Field(
                about = "scenarios of one system of interacting particles of SPLITTING; systems are independent",
                unit = "scenarios",
                min = 2,
                max = 4096)
        int particles,

        @Field(about = "time between two selections of SPLITTING", from = "PT1S", to = "P7D")
        Duration selectionTime,

        @Field(
                about = "how strongly SPLITTING prefers deep falls: the logarithm of the odds of a scenario that fell "
                        + "by its whole price against one that did not",
                min = 0,
                max = 1000)
        double selectionStrength,

        @Field(about = "how tight the interval of a figure shall be before scenarios are added no more")
        Optional<Precision> precision) {

    /** The most drawn numbers over which {@link SamplingMethod#SOBOL} can spread scenarios. */
    public static final int SOBOL_COORDINATES = 16;

    /** Keeps an immutable copy of the tilts. */
    public Sampling {
        tilts = List.copyOf(tilts);
    }

    /** Plain Monte Carlo. */
    public static Sampling defaults() {
        return of(SamplingMethod.PLAIN);
    }

    /** A method with the defaults of its settings. */
    public static Sampling of(SamplingMethod method) {
        return new Sampling(method, false, 64, List.of(), 0.2, 64, Duration.ofMinutes(10), 20, Optional.empty());
    }

    /** This way of drawing with one component replaced by a value of its type. */
    public Sampling with(String component, Object value) {
        return RecordCopy.with(this, component, value);
    }

    /** Number of consecutive scenarios that depend on each other; 1 where all are independent. */
    public int cluster() {
        return switch (method) {
            case PLAIN, IMPORTANCE -> 1;
            case ANTITHETIC -> 2;
            case STRATIFIED, SOBOL -> strata;
            case SPLITTING -> particles;
        };
    }

    /** Number of consecutive scenarios that must be played in one block; 1 where each can be played alone. */
    public int together() {
        return method == SamplingMethod.SPLITTING ? particles : 1;
    }

    /** The worlds in which each scenario is played; the factual one comes first. */
    public List<Counterfactual> worlds() {
        return attribution ? List.of(Counterfactual.values()) : List.of(Counterfactual.FACTUAL);
    }

    /** Whether scenarios have weights. */
    public boolean isWeighted() {
        return method == SamplingMethod.IMPORTANCE || method == SamplingMethod.SPLITTING;
    }
}
