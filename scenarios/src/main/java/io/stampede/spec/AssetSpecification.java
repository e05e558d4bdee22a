package io.stampede.spec;

import java.time.Duration;

/** The traded asset: its units, the open interest in it, and the process of its fundamental value. */
public record AssetSpecification(
        @Field(about = "price at the start", unit = "USD", min = 0, minOpen = true, max = 1e12)
        double initialPrice,

        @Field(about = "smallest difference of two prices", unit = "USD", min = 0, minOpen = true, max = 1e9)
        double tickSize,

        @Field(about = "smallest quantity", unit = "base", min = 0, minOpen = true, max = 1e9)
        double lotSize,

        @Field(about = "open interest of all venues at the start", unit = "USD", min = 1e6, max = 1e12)
        double openInterest,

        @Field(about = "volatility of the fundamental value", unit = "per square root of a day", min = 0, max = 0.2)
        double volatility,

        @Field(about = "standard deviation of the log volatility", min = 0, max = 1.5)
        double volatilityOfVolatility,

        @Field(about = "e-folding time of the volatility's return to its mean", from = "PT10M", to = "P7D")
        Duration volatilityReversionTime,

        @Field(about = "rate of jumps of the fundamental value", unit = "per day", min = 0, max = 100)
        double jumpsPerDay,

        @Field(about = "mean size of a jump", unit = "log return", min = 0, max = 0.1)
        double jumpMeanSize,

        @Field(about = "probability that a jump is upward", min = 0, max = 1)
        double jumpUpProbability,

        @Field(about = "memory of the volatility estimate that market makers use", from = "PT1M", to = "P1D")
        Duration volatilityEstimationTime) {

    /** A large coin: 100,000 USD, ten billion of open interest, 2.2 % a day. */
    public static AssetSpecification defaults() {
        return new AssetSpecification(
                100_000, 0.1, 1e-4, 1e10, 0.022, 0.5, Duration.ofHours(6), 1, 0.008, 0.5, Duration.ofMinutes(10));
    }

    /** This asset with one component replaced, a {@code double} or a {@link Duration}. */
    public AssetSpecification with(String component, Object value) {
        return RecordCopy.with(this, component, value);
    }
}
