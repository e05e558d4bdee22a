package io.stampede.spec;

import java.time.Duration;

/** Arbitrageurs: buy where it is cheap and sell where it is dear, as far as their capital at each venue goes. */
public record ArbitragePopulation(
        @Field(about = "name of the population", required = true)
        String name,

        @Field(about = "number of accounts per venue", unit = "accounts", min = 0, max = 1)
        int count,

        @Field(about = "capital at a venue, relative to its open interest", min = 0, max = 1)
        double capitalToOpenInterest,

        @Field(about = "largest flow", unit = "1% depth per minute", min = 0, max = 1)
        double participation,

        @Field(about = "price gap they want beyond both taker fees", unit = "log return", min = 0, max = 0.1)
        double buffer,

        @Field(about = "time that capital takes from one venue to another", from = "PT1S", to = "P1D")
        Duration transferTime)
        implements PopulationSpecification {

    /** 3 % of the open interest, half a per cent of depth a second, an hour of transfer. */
    public static ArbitragePopulation defaults(String name) {
        return new ArbitragePopulation(name, 1, 0.03, 0.05, 0.0005, Duration.ofHours(1));
    }

    /** This population with one component replaced by a value of its type. */
    public ArbitragePopulation with(String component, Object value) {
        return RecordCopy.with(this, component, value);
    }
}
