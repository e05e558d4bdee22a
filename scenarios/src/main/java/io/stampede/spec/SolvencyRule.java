package io.stampede.spec;

import java.time.Duration;
import java.util.OptionalDouble;

/** A venue's own assets against what it owes its users. This version simulates honest venues alone. */
public record SolvencyRule(
        @Field(about = "liquid reserves relative to users' balances", min = 0.2, max = 1, supported = "1")
        double reserveRatio,

        @Field(
                about = "hole in the balance sheet that nobody knows of, relative to what users hold",
                min = 0,
                max = 1,
                supported = "0")
        double hiddenHole,

        @Field(about = "rate of withdrawals by panicking users", unit = "per hour", min = 0, max = 60, supported = "0")
        double withdrawalsPerHour,

        @Field(
                about = "queue of withdrawals, relative to deposits, at which they are halted",
                min = 0,
                max = 1,
                supported = "0.05")
        double maxQueueShare,

        @Field(
                about = "most that is paid out in an hour, relative to deposits",
                min = 0,
                minOpen = true,
                max = 10,
                supported = "OFF")
        OptionalDouble withdrawalLimitPerHour,

        @Field(about = "time for which assets fall short before the venue is closed", from = "PT0S", to = "P7D")
        Duration insolvencyTime) {

    /** A venue that holds all it owes. */
    public static SolvencyRule defaults() {
        return new SolvencyRule(1, 0, 0, 0.05, OptionalDouble.empty(), Duration.ofMinutes(30));
    }
}
