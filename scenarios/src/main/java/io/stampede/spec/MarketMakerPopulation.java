package io.stampede.spec;

/** Market makers: the other side of every batch, who withdraw depth under stress. */
public record MarketMakerPopulation(
        @Field(about = "name of the population", required = true)
        String name,

        @Field(about = "number of pools per venue", unit = "pools", min = 0, max = 100, supported = "1")
        int count,

        @Field(about = "capital of all pools of a venue, relative to its open interest", min = 0, max = 1)
        double capitalToOpenInterest)
        implements PopulationSpecification {

    /** One pool per venue. */
    public static MarketMakerPopulation defaults(String name) {
        return new MarketMakerPopulation(name, 1, 0.05);
    }
}
