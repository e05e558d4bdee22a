package io.stampede.spec;

import java.time.Duration;
import java.util.List;

/** A collateral that trades below par at some venues for a while. */
public record Depeg(
        @Field(about = "when it starts, from the start", from = "PT0S", to = "P7D", required = true)
        Duration at,

        @Field(about = "how long it lasts", from = "PT1S", to = "P7D", required = true)
        Duration duration,

        @Field(about = "name of the collateral", required = true)
        String collateral,

        @Field(about = "names of the venues it happens at", maxItems = 20, absent = "ALL")
        List<String> venues,

        @Field(about = "part of par that is lost", min = 0, max = 1, maxOpen = true, required = true)
        double discount)
        implements Shock {

    /** Keeps an immutable copy of the venues; none stands for all. */
    public Depeg {
        venues = List.copyOf(venues);
    }
}
