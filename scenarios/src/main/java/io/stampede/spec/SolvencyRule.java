package io.stampede.spec;

/** A venue's own assets against what it owes its users. This version simulates honest venues alone. */
public record SolvencyRule(
        @Field(about = "liquid reserves relative to users' balances", min = 0.2, max = 1, supported = "1")
        double reserveRatio,

        @Field(
                about = "hole in the balance sheet that nobody knows of",
                unit = "USD",
                min = 0,
                max = 1e12,
                supported = "0")
        double hiddenHole,

        @Field(about = "rate of withdrawals by panicking users", unit = "per hour", min = 0, max = 60, supported = "0")
        double withdrawalsPerHour,

        @Field(
                about = "queue of withdrawals, relative to deposits, at which they are halted",
                min = 0,
                max = 1,
                supported = "0.05")
        double maxQueueShare) {

    /** A venue that holds all it owes. */
    public static SolvencyRule defaults() {
        return new SolvencyRule(1, 0, 0, 0.05);
    }
}
