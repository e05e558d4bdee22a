package io.stampede.spec;

import java.util.List;
import java.util.OptionalDouble;

/** A step of the margin schedule: positions up to a notional, their leverage and maintenance margin. */
public record MarginTier(
        @Field(
                about = "largest notional of the tier, itself included",
                unit = "USD",
                min = 0,
                minOpen = true,
                max = 1e15,
                absent = "UNBOUNDED")
        OptionalDouble notionalUpTo,

        @Field(about = "highest leverage at entry", min = 1, max = 1000, required = true)
        double maxLeverage,

        @Field(about = "maintenance margin on the notional", min = 0, max = 1, required = true)
        int maintenanceRatePpm) {

    /** A tier up to a notional in USD. */
    public static MarginTier upTo(double notionalUpTo, double maxLeverage, int maintenanceRatePpm) {
        return new MarginTier(OptionalDouble.of(notionalUpTo), maxLeverage, maintenanceRatePpm);
    }

    /** The last tier, without a bound. */
    public static MarginTier unbounded(double maxLeverage, int maintenanceRatePpm) {
        return new MarginTier(OptionalDouble.empty(), maxLeverage, maintenanceRatePpm);
    }

    /**
     * The schedule of Binance's BTCUSDT perpetual with up to 125 times leverage.
     *
     * @source Binance notice of 18 March 2021 on leverage and margin tiers
     */
    public static List<MarginTier> defaults() {
        return List.of(
                upTo(50e3, 125, 4_000),
                upTo(250e3, 100, 5_000),
                upTo(1e6, 50, 10_000),
                upTo(10e6, 20, 25_000),
                upTo(20e6, 10, 50_000),
                upTo(50e6, 5, 100_000),
                upTo(100e6, 4, 125_000),
                upTo(200e6, 3, 150_000),
                upTo(300e6, 2, 250_000),
                unbounded(1, 500_000));
    }
}
