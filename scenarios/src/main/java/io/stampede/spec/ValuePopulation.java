package io.stampede.spec;

/** Funds that buy below the fundamental value and sell above it, a pool of capital per venue. */
public record ValuePopulation(
        @Field(about = "name of the population", required = true)
        String name,

        @Field(about = "number of pools per venue", unit = "pools", min = 0, max = 100)
        int count,

        @Field(about = "capital of all pools of a venue, relative to its open interest", min = 0, max = 1)
        double capitalToOpenInterest,

        @Field(about = "largest flow of a pool", unit = "1% depth per minute", min = 0, max = 0.05)
        double participation,

        @Field(about = "position per relative distance from the fundamental value", min = 0.1, max = 50)
        double sensitivity)
        implements PopulationSpecification {

    /** One pool per venue. */
    public static ValuePopulation defaults(String name) {
        return new ValuePopulation(name, 1, 0.04, 0.003, 6);
    }

    /** This population with one component replaced by a value of its type. */
    public ValuePopulation with(String component, Object value) {
        return RecordCopy.with(this, component, value);
    }
}
