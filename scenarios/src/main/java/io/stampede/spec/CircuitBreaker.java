package io.stampede.spec;

import java.time.Duration;

/** A trading halt after a large move, ended by an auction. */
public record CircuitBreaker(
        @Field(about = "move of the venue's price that trips it", unit = "log return", min = 0.005, max = 1)
        double threshold,

        @Field(about = "time within which the price moves so far", from = "PT1S", to = "PT1H")
        Duration window,

        @Field(about = "how long trading and liquidation halt", from = "PT1S", to = "P1D")
        Duration halt,

        @Field(about = "time after the auction in which it does not trip again", from = "PT0S", to = "P1D")
        Duration coolDown) {

    /** A halt of five minutes after 10 % in five minutes, not again for fifteen. */
    public static CircuitBreaker defaults() {
        return new CircuitBreaker(0.10, Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(15));
    }
}
