package io.stampede.validation;

/** What is known of leveraged markets in general, and how it is shown here. The bands stand in {@code facts.yaml}. */
public enum StylisedFact {
    /** Hill exponent of minute returns without leverage. */
    TAIL_WITHOUT_LEVERAGE(Unit.NUMBER),
    /** Hill exponent of minute returns. */
    TAIL(Unit.NUMBER),
    /** How much the exponent falls from no leverage to twice the default. */
    TAIL_STEEPENING(Unit.NUMBER),
    /** Kurtosis of minute returns. */
    KURTOSIS(Unit.NUMBER),
    /** The same where nothing but a Gaussian moves the price. */
    KURTOSIS_OF_GAUSSIAN(Unit.NUMBER),
    /** Autocorrelation of absolute minute returns at five minutes. */
    VOLATILITY_CLUSTERING(Unit.NUMBER),
    /** The same at thirty minutes. */
    VOLATILITY_MEMORY(Unit.NUMBER),
    /** Autocorrelation of minute returns at one minute. */
    RETURN_MEMORY(Unit.NUMBER),
    /** Skewness of minute returns where there are crashes. */
    SKEWNESS(Unit.NUMBER),
    /** Longs' share of liquidated notional in a crash. */
    LONG_SHARE(Unit.PERCENT),
    /** Hill exponent of liquidated accounts' size. */
    LIQUIDATION_SIZE(Unit.NUMBER),
    /** Hill exponent of what counterparties lose to auto-deleveraging. */
    DELEVERAGING_SIZE(Unit.NUMBER),
    /** Branching ratio of liquidations in a crash. */
    EXCITATION_IN_CRASH(Unit.NUMBER),
    /** Branching ratio of liquidations in calm. */
    EXCITATION_IN_CALM(Unit.NUMBER),
    /** The share of liquidations that falls into one second. */
    TOP_SECOND(Unit.PERCENT),
    /** How often a shock more than doubles at a quarter of the leverage. */
    CASCADES_AT_LOW_LEVERAGE(Unit.PERCENT),
    /** How often a shock more than doubles at the default leverage. */
    CASCADES_AT_DEFAULT_LEVERAGE(Unit.PERCENT),
    /** What is left of depth at the worst. */
    LOWEST_DEPTH(Unit.PERCENT),
    /** How long depth takes to regain half of what it lost. */
    DEPTH_HALF_LIFE(Unit.MINUTES),
    /** Exponent of the impact of large orders of one duration. */
    IMPACT_IN_ONE_TIME(Unit.NUMBER),
    /** Exponent of the impact of large orders of one speed. */
    IMPACT_AT_ONE_SPEED(Unit.NUMBER),
    /** The part of the fall that is made good by the end. */
    REBOUND(Unit.PERCENT),
    /** Liquidations' share of all positions that leveraged traders closed or lost. */
    FORCED_SHARE(Unit.PERCENT),
    /** The worst forty minutes' share of liquidations. */
    FORTY_MINUTES(Unit.PERCENT);

    private final Unit unit;

    StylisedFact(Unit unit) {
        this.unit = unit;
    }

    /** How its values are shown. */
    public enum Unit {
        /** A plain number. */
        NUMBER,
        /** A ratio, shown in per cent. */
        PERCENT,
        /** Seconds, shown in minutes. */
        MINUTES
    }

    /** How its values are shown. */
    public Unit unit() {
        return unit;
    }
}
