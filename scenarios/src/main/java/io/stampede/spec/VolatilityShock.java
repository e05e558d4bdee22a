package io.stampede.spec;

import java.time.Duration;

/** A burst of the fundamental value's volatility, which fades. */
public record VolatilityShock(
        @Field(about = "when it acts, from the start", from = "PT0S", to = "P7D", required = true)
        Quantity at,

        @Field(about = "factor on volatility at first", min = 0, max = 10, required = true)
        Quantity factor,

        @Field(about = "time in which half of the excess is gone", from = "PT1S", to = "P7D", required = true)
        Duration halfLife)
        implements Shock {}
