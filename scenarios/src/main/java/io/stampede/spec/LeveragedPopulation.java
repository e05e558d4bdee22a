package io.stampede.spec;

/** Traders with leverage and fear on one side of the market: they panic, deleverage or are liquidated. */
public record LeveragedPopulation(
        @Field(about = "name of the population", required = true)
        String name,

        @Field(about = "side of the market", required = true)
        Side side,

        @Field(
                about = "number of traders of all venues together",
                unit = "traders",
                min = 0,
                max = 1_000_000,
                required = true)
        int count,

        @Field(about = "notional of the population, relative to the open interest", min = 0, max = 3)
        double openInterestShare,

        @Field(about = "Pareto exponent of position sizes", min = 0.8, max = 2)
        double wealthTailExponent,

        @Field(about = "largest position, relative to the open interest of all venues", min = 0.001, max = 0.2)
        double maxPositionShare,

        @Field(about = "median leverage at the median size", unit = "times", min = 1, max = 50)
        double leverageMedian,

        @Field(about = "standard deviation of log leverage", min = 0, max = 2)
        double leverageLogSd,

        @Field(about = "exponent of leverage in size", min = -0.3, max = 0.3)
        double leverageSizeSlope,

        @Field(about = "factor on every leverage", unit = "times", min = 0, max = 4)
        double leverageMultiplier,

        @Field(about = "mean gain since entry at the start", unit = "log return", min = -0.1, max = 0.1)
        double entryGainMean,

        @Field(about = "standard deviation of the gain since entry", unit = "log return", min = 0, max = 0.1)
        double entryGainSd,

        @Field(about = "free cash beside the margin, relative to it", min = 0, max = 10, supported = "0")
        double freeMarginShare)
        implements PopulationSpecification {

    /** Longs hold all of the open interest by default, shorts 45 % of it: the rest is held without leverage. */
    public static LeveragedPopulation defaults(String name, Side side, int count) {
        double share = switch (side) {
            case LONG -> 1.0;
            case SHORT -> 0.45;
        };
        return new LeveragedPopulation(name, side, count, share, 1.1, 0.02, 5, 0.8, -0.08, 1, 0.01, 0.03, 0);
    }

    /** This population with one component replaced by a value of its type. */
    public LeveragedPopulation with(String component, Object value) {
        return RecordCopy.with(this, component, value);
    }
}
