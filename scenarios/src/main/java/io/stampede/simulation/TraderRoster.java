package io.stampede.simulation;

import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Specification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who trades where, under which number: leveraged traders first, venue by venue and population by population, then the
 * pools likewise. The same in every scenario.
 *
 * @param members in ascending number
 * @param leveragedCount how many of them are leveraged
 */
record TraderRoster(List<Member> members, int leveragedCount) {
    /**
     * One trader.
     *
     * @param number position in the roster
     * @param venue index of its venue
     * @param population its population
     * @param populationIndex position of a leveraged population among the leveraged ones, −1 for a pool
     * @param place position among the members of its population at its venue
     */
    record Member(int number, int venue, PopulationSpecification population, int populationIndex, int place) {}

    TraderRoster {
        members = List.copyOf(members);
    }

    static TraderRoster of(Specification specification, double[] weights) {
        List<LeveragedPopulation> leveraged = leveraged(specification);
        List<int[]> counts = leveraged.stream()
                .map(population -> spread(population.count(), weights))
                .toList();
        List<Member> members = new ArrayList<>();
        for (int venue = 0; venue < weights.length; venue++) {
            for (int index = 0; index < leveraged.size(); index++) {
                for (int place = 0; place < counts.get(index)[venue]; place++) {
                    members.add(new Member(members.size(), venue, leveraged.get(index), index, place));
                }
            }
        }
        int leveragedCount = members.size();
        List<PopulationSpecification> pools = pools(specification);
        for (int venue = 0; venue < weights.length; venue++) {
            for (PopulationSpecification pool : pools) {
                for (int place = 0; place < pool.count(); place++) {
                    members.add(new Member(members.size(), venue, pool, -1, place));
                }
            }
        }
        return new TraderRoster(members, leveragedCount);
    }

    static List<LeveragedPopulation> leveraged(Specification specification) {
        return specification.populations().stream()
                .filter(LeveragedPopulation.class::isInstance)
                .map(LeveragedPopulation.class::cast)
                .toList();
    }

    private static List<PopulationSpecification> pools(Specification specification) {
        List<PopulationSpecification> pools = new ArrayList<>();
        boolean madeMarkets = false;
        for (PopulationSpecification population : specification.populations()) {
            if (!(population instanceof LeveragedPopulation)) {
                pools.add(population);
                madeMarkets |= population instanceof MarketMakerPopulation;
            }
        }
        if (!madeMarkets) {
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

    /** Members of a venue, leveraged first, in ascending number. */
    List<Member> at(int venue) {
        return members.stream().filter(member -> member.venue() == venue).toList();
    }

    int leveragedAt(int venue) {
        return (int) members.stream()
                .limit(leveragedCount)
                .filter(member -> member.venue() == venue)
                .count();
    }
}
