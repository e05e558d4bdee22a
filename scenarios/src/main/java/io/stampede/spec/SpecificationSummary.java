package io.stampede.spec;

import java.util.List;

/**
 * The size of the work that a specification asks for.
 *
 * @param scenarios number of scenarios
 * @param traders leveraged and basis traders of all venues
 * @param pools pools of capital of all venues, market makers and whales included
 * @param venues number of venues
 * @param steps steps of a scenario, those of a build-up included
 * @param worlds in which each scenario is played: 1, or with attribution all {@link Counterfactual}s
 */
public record SpecificationSummary(int scenarios, int traders, int pools, int venues, int steps, int worlds) {

    private static final long BYTES_PER_TRADER_LANE = 100;

    /** The size of a specification's work. */
    public static SpecificationSummary of(Specification spec) {
        int venues = spec.venues().size();
        long traders = counts(spec.populations(), true);
        long whales =
                spec.shocks().stream().filter(WhaleUnwind.class::isInstance).count();
        long pools = counts(spec.populations(), false) * venues + whales;
        return new SpecificationSummary(
                spec.scenarios(),
                Math.toIntExact(traders),
                Math.toIntExact(pools),
                venues,
                spec.steps(),
                spec.sampling().worlds().size());
    }

    private static long counts(List<PopulationSpecification> populations, boolean leveraged) {
        return populations.stream()
                .filter(population ->
                        (population instanceof LeveragedPopulation || population instanceof BasisPopulation)
                                == leveraged)
                .mapToLong(PopulationSpecification::count)
                .sum();
    }

    /** Traders and pools: each is an actor. */
    public int actors() {
        return traders + pools;
    }

    /**
     * Scenarios × worlds × actors × steps; a {@code double} because the product of the largest of each passes any
     * integer.
     */
    public double traderSteps() {
        return (double) scenarios * worlds * actors() * steps;
    }

    /**
     * Estimated memory of one block.
     *
     * @units bytes
     */
    public long blockBytes(int lanes) {
        return BYTES_PER_TRADER_LANE * lanes * actors();
    }
}
