package io.stampede.spec;

import java.time.Duration;

/** A jump of the fundamental value and of every venue's price, which is news besides. */
public record Jump(
        @Field(about = "when it acts, from the start", from = "PT0S", to = "P7D", required = true)
        Quantity at,

        @Field(about = "size of the jump", unit = "log return", min = -1, max = 1, required = true)
        Quantity logReturn)
        implements Shock {

    /** The same jump in every scenario. */
    public Jump(Duration at, double logReturn) {
        this(Quantity.of(at), Quantity.of(logReturn));
    }
}
