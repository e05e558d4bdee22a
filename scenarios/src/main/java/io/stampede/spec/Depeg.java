package io.stampede.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A collateral that trades below par at some venues for a while, and may come back slowly. */
public record Depeg(
        @Field(about = "when it starts, from the start", from = "PT0S", to = "P7D", required = true)
        Quantity at,

        @Field(about = "how long it lasts", from = "PT1S", to = "P7D", required = true)
        Quantity duration,

        @Field(about = "name of the collateral", required = true)
        String collateral,

        @Field(about = "names of the venues it happens at", maxItems = 20, absent = "ALL")
        List<String> venues,

        @Field(about = "part of par that is lost", min = 0, max = 1, maxOpen = true, required = true)
        Quantity discount,

        @Field(about = "e-folding time of the way back to par, at once if OFF", from = "PT1S", to = "P7D")
        Optional<Duration> recoveryTime)
        implements Shock {

    /** Keeps an immutable copy of the venues; none stands for all. */
    public Depeg {
        venues = List.copyOf(venues);
    }

    /** The same in every scenario, back at par at once. */
    public Depeg(Duration at, Duration duration, String collateral, List<String> venues, double discount) {
        this(Quantity.of(at), Quantity.of(duration), collateral, venues, Quantity.of(discount), Optional.empty());
    }
}
