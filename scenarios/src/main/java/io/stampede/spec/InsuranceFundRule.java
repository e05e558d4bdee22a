package io.stampede.spec;

import java.util.OptionalDouble;

/** A venue's insurance fund. */
public record InsuranceFundRule(
        @Field(about = "fund at the start, relative to the venue's open interest", min = 0, max = 0.1)
        double sizeToOpenInterest,

        @Field(about = "share of its eight-hour peak that the fund may lose before auto-deleveraging", min = 0, max = 1)
        int maxDrawSharePpm,

        @Field(
                about = "flow at which the fund works off positions it takes over at their bankruptcy price",
                unit = "1% depth per minute",
                min = 0,
                minOpen = true,
                max = 1,
                supported = "OFF")
        OptionalDouble takeover) {

    /** A fund of so much that may lose so much, and takes over no position. */
    public InsuranceFundRule(double sizeToOpenInterest, int maxDrawSharePpm) {
        this(sizeToOpenInterest, maxDrawSharePpm, OptionalDouble.empty());
    }

    /** A fund of 0.6 % that may lose 30 %. */
    public static InsuranceFundRule defaults() {
        return new InsuranceFundRule(0.006, 300_000);
    }
}
