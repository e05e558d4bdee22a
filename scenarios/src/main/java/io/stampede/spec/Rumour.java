package io.stampede.spec;

import java.time.Duration;
import java.util.Optional;

/**
 * A piece of bad news that moves no price by itself. It may be resolved later: if it was true the fundamental value
 * jumps, if it was false it is denied, and fear goes back as far as the denial is believed.
 */
public record Rumour(
        @Field(about = "when it acts, from the start", from = "PT0S", to = "P7D", required = true)
        Quantity at,

        @Field(about = "its severity; ordinary news has a mean of one", min = 0, max = 100, required = true)
        Quantity severity,

        @Field(about = "whom it concerns: MARKET, venue:NAME or collateral:NAME")
        RumourTopic topic,

        @Field(about = "time until it is confirmed or denied", from = "PT1S", to = "P7D")
        Optional<Duration> resolutionAfter,

        @Field(about = "probability that it is true", min = 0, max = 1)
        double probabilityTrue,

        @Field(about = "jump of the fundamental value when it is confirmed", unit = "log return", min = -1, max = 1)
        double logReturn,

        @Field(about = "part of its fear that a denial takes away", min = 0, max = 1)
        double denialCredibility)
        implements Shock {

    /** The same rumour in every scenario, never resolved. */
    public Rumour(Duration at, double severity, RumourTopic topic) {
        this(Quantity.of(at), Quantity.of(severity), topic, Optional.empty(), 0, 0, 0.5);
    }
}
