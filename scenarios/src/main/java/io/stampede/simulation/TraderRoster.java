package io.stampede.simulation;

import io.stampede.spec.BasisPopulation;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Specification;
import io.stampede.spec.VenueSpecification;
import io.stampede.spec.WhaleUnwind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who trades where, under which number: leveraged traders first, venue by venue and population by population, then
 * basis traders and then the pools likewise, whales last. The same in every scenario.
 *
 * @param members in ascending number
 * @param leveragedCount how many of them are leveraged and may panic
 */
record TraderRoster(List<Member> members, int leveragedCount) {
    /** In place of a whale's shock: none. */
    static final int NO_WHALE = -1;

    /**
     * One trader.
     *
     * @param number position in the roster
     * @param venue index of its venue
     * @param population its population; a whale has none
     * @param populationIndex position among the populations whose accounts may be liquidated, −1 for all others
     * @param place position among the members of its population at its venue
     * @param whale position of the shock that a whale comes with, {@link #NO_WHALE} for all others
     */
    record Member(
            int number,
            int venue,
            @Nullable PopulationSpecification population,
            int populationIndex,
            int place,
            int whale) {

        /** Whether its account may be liquidated. */
        boolean isLiquidatable() {
            return populationIndex >= 0;
        }
    }

    TraderRoster {
        members = List.copyOf(members);
    }

    static TraderRoster of(Specification specification, double[] weights) {
        List<Member> members = new ArrayList<>();
        List<PopulationSpecification> liquidatable = liquidatable(specification);
        addAll(members, liquidatable, weights, LeveragedPopulation.class);
        int leveragedCount = members.size();
        addAll(members, liquidatable, weights, BasisPopulation.class);
        List<PopulationSpecification> pools = pools(specification);
        for (int venue = 0; venue < weights.length; venue++) {
            for (PopulationSpecification pool : pools) {
                for (int place = 0; place < pool.count(); place++) {
                    members.add(new Member(members.size(), venue, pool, -1, place, NO_WHALE));
                }
            }
        }
        for (int shock = 0; shock < specification.shocks().size(); shock++) {
            if (specification.shocks().get(shock) instanceof WhaleUnwind whale) {
                int venue = venue(specification, whale.venue());
                members.add(new Member(members.size(), venue, null, -1, 0, shock));
            }
        }
        return new TraderRoster(members, leveragedCount);
    }

    private static int venue(Specification specification, String name) {
        return specification.venues().stream()
                .map(VenueSpecification::name)
                .toList()
                .indexOf(name);
    }

    private static void addAll(
            List<Member> members, List<PopulationSpecification> populations, double[] weights, Class<?> kind) {
        for (int venue = 0; venue < weights.length; venue++) {
            for (int index = 0; index < populations.size(); index++) {
                PopulationSpecification population = populations.get(index);
                int count = kind.isInstance(population) ? spread(population.count(), weights)[venue] : 0;
                for (int place = 0; place < count; place++) {
                    members.add(new Member(members.size(), venue, population, index, place, NO_WHALE));
                }
            }
        }
    }

    /** The populations whose accounts may be liquidated: leveraged ones, then basis traders. */
    static List<PopulationSpecification> liquidatable(Specification specification) {
        List<PopulationSpecification> populations = new ArrayList<>();
        specification.populations().stream()
                .filter(LeveragedPopulation.class::isInstance)
                .forEach(populations::add);
        specification.populations().stream()
                .filter(BasisPopulation.class::isInstance)
                .forEach(populations::add);
        return populations;
    }

    private static List<PopulationSpecification> pools(Specification specification) {
        List<PopulationSpecification> pools = new ArrayList<>(specification.populations());
        pools.removeAll(liquidatable(specification));
        if (pools.stream().noneMatch(MarketMakerPopulation.class::isInstance)) {
            pools.add(MarketMakerPopulation.defaults("market-makers"));
        }
        return pools;
    }

    /** Spreads a count over the venues by largest remainder, ties to the lower venue. */
    static int[] spread(int count, double[] weights) {
        int[] counts = new int[weights.length];
        double[] remainders = new double[weights.length];
        int left = count;
        for (int venue = 0; venue < weights.length; venue++) {
            double exact = weights[venue] * count;
            counts[venue] = (int) Math.floor(exact);
            remainders[venue] = exact - counts[venue];
            left -= counts[venue];
        }
        List<Integer> byRemainder = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer venue) -> -remainders[venue]))
                .toList();
        for (int place = 0; place < left; place++) {
            counts[byRemainder.get(place % weights.length)]++;
        }
        return counts;
    }

    /** Members of a venue, in ascending number: those that may be liquidated first. */
    List<Member> at(int venue) {
        return members.stream().filter(member -> member.venue() == venue).toList();
    }

    /** How many of a venue's members are leveraged and may panic. */
    int leveragedAt(int venue) {
        return (int) members.stream()
                .limit(leveragedCount)
                .filter(member -> member.venue() == venue)
                .count();
    }

    /** How many of a venue's members may be liquidated. */
    int liquidatableAt(int venue) {
        return (int) at(venue).stream().filter(Member::isLiquidatable).count();
    }

    /** How many members may be liquidated. */
    int liquidatableCount() {
        return (int) members.stream().filter(Member::isLiquidatable).count();
    }
}
