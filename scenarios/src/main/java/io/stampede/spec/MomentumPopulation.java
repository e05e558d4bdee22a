package io.stampede.spec;

/** Funds that follow the trend of the price, a pool of capital per venue. */
public record MomentumPopulation(
        @Field(about = "name of the population", required = true)
        String name,

        @Field(about = "number of pools per venue", unit = "pools", min = 0, max = 100)
        int count,

        @Field(about = "capital of all pools of a venue, relative to its open interest", min = 0, max = 1)
        double capitalToOpenInterest,

        @Field(about = "largest flow of a pool", unit = "1% depth per minute", min = 0, max = 0.05)
        double participation,

        @Field(
                about = "trend at which the position is full, in multiples of the normal one-minute volatility",
                min = 0.1,
                max = 50)
        double sensitivity)
        implements PopulationSpecification {

    /** One pool per venue. */
    public static MomentumPopulation defaults(String name) {
        return new MomentumPopulation(name, 1, 0.03, 0.003, 1.5);
    }

    /** This population with one component replaced by a value of its type. */
    public MomentumPopulation with(String component, Object value) {
        return RecordCopy.with(this, component, value);
    }
}
