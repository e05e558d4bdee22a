package io.stampede.spec;

import java.time.Duration;

/** A piece of bad news that moves no price by itself. */
public record Rumour(
        @Field(about = "when it acts, from the start", from = "PT0S", to = "P7D", required = true)
        Duration at,

        @Field(about = "its severity; ordinary news has a mean of one", min = 0, max = 100, required = true)
        double severity,

        @Field(about = "whom it concerns: MARKET, venue:NAME or collateral:NAME")
        RumourTopic topic)
        implements Shock {}
