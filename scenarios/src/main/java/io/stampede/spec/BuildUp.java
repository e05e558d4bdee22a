package io.stampede.spec;

import java.time.Duration;

/**
 * A time before the start in which longs buy on credit as optimism grows, so that leverage, entry prices and mispricing
 * at the start are the market's own doing. Times of shocks count from its end.
 */
public record BuildUp(
        @Field(about = "how long it lasts", from = "PT1M", to = "P7D")
        Duration duration,

        @Field(about = "part of their position that longs hold when it begins", min = 0, minOpen = true, max = 1)
        double startShare,

        @Field(about = "optimism that a trend of one minute's volatility makes", min = 0, max = 10)
        double optimism,

        @Field(about = "memory of optimism", from = "PT1M", to = "P7D")
        Duration optimismTime,

        @Field(about = "time in which longs would buy all they want", from = "PT1M", to = "P7D")
        Duration buyingTime,

        @Field(about = "drift of the fundamental value meanwhile", unit = "log return per day", min = -1, max = 1)
        double driftPerDay) {

    /** Twelve hours that begin at half of the leverage. */
    public static BuildUp defaults() {
        return new BuildUp(
                Duration.ofHours(12), 0.5, 2, Duration.ofHours(2), Duration.ofMinutes(30), 0.03);
    }
}
