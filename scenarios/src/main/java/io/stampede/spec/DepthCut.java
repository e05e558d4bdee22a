package io.stampede.spec;

import java.util.List;

/** Market makers who withdraw for a while, whatever the market does. */
public record DepthCut(
        @Field(about = "when it starts, from the start", from = "PT0S", to = "P7D", required = true)
        Quantity at,

        @Field(about = "how long it lasts", from = "PT1S", to = "P7D", required = true)
        Quantity duration,

        @Field(about = "names of the venues it happens at", maxItems = 20, absent = "ALL")
        List<String> venues,

        @Field(about = "factor on the depth they aim for", min = 0, max = 1, required = true)
        Quantity factor)
        implements Shock {

    /** Keeps an immutable copy of the venues; none stands for all. */
    public DepthCut {
        venues = List.copyOf(venues);
    }
}
