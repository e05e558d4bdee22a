package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.Jump;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Quantity;
import io.stampede.spec.Side;
import io.stampede.spec.Specification;
import io.stampede.spec.ValuePopulation;
import io.stampede.spec.VenueSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Nobody's number matters: with populations or venues listed in another order every trader has another number and draws
 * other luck, but outcomes have the same law.
 *
 * <p>Kolmogorov and Smirnov's two-sample statistic of 400 scenarios each exceeds 1.949·√(2/400) = 0.1378 by chance once
 * in a thousand tests. Samples are independent, as each has its own seed, and fixed, so that it cannot fail by chance
 * another day. Where two laws differ by 0.25 somewhere it finds them apart in more than 99 of 100 cases: the difference
 * found there has a standard deviation of at most √(2·0.25/400) = 0.035.
 */
class OrderingStatisticalTest {
    private static final int SCENARIOS = 400;
    private static final double CRITICAL = 1.949 * Math.sqrt(2.0 / SCENARIOS);

    private static final Outcomes GIVEN = Outcomes.of(market(1), 1);

    private static Specification market(double leverage) {
        Specification defaults = Specification.defaults();
        return defaults.withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(5)))
                .withAsset(defaults.asset().with("openInterest", 1e8))
                .withPopulations(List.of(
                        longs("calm", 40, 1),
                        longs("bold", 40, leverage),
                        LeveragedPopulation.defaults("shorts", Side.SHORT, 30),
                        ValuePopulation.defaults("value-funds"),
                        MarketMakerPopulation.defaults("makers")))
                .withVenues(List.of(
                        VenueSpecification.defaults("alpha", 0.5),
                        VenueSpecification.defaults("beta", 0.3),
                        VenueSpecification.defaults("gamma", 0.2)))
                .withShocks(List.of(new Jump(new Quantity.Uniform(60, 120), new Quantity.Uniform(-0.06, -0.04))));
    }

    private static LeveragedPopulation longs(String name, int count, double leverage) {
        return LeveragedPopulation.defaults(name, Side.LONG, count)
                .with("openInterestShare", 0.4)
                .with("wealthTailExponent", 3.0)
                .with("leverageMultiplier", leverage);
    }

    private static Specification withPopulationsReversed(Specification market) {
        List<PopulationSpecification> populations = new ArrayList<>(market.populations());
        Collections.reverse(populations);
        return market.withPopulations(populations);
    }

    private static Specification withVenuesReversed(Specification market) {
        List<VenueSpecification> venues = new ArrayList<>(market.venues());
        Collections.reverse(venues);
        return market.withVenues(venues);
    }

    /** The drops and the liquidated notionals of a market's scenarios, each in ascending order. */
    private record Outcomes(double[] drops, double[] liquidated) {
        static Outcomes of(Specification market, long seed) {
            MarketModel model = new MarketModel(market.withSeed(seed));
            OutcomeBlock block = BlockSimulator.simulate(model, new Lanes(0, SCENARIOS), model.steps());
            return new Outcomes(
                    sorted(block, model, Metric.MAX_DROP), sorted(block, model, Metric.LIQUIDATED_NOTIONAL));
        }

        private static double[] sorted(OutcomeBlock block, MarketModel model, Metric metric) {
            double[] values =
                    block.columns().get(model.layout().column(metric)).values().clone();
            Arrays.sort(values);
            return values;
        }
    }

    /** The largest distance between the distributions of two samples of equal size, both in ascending order. */
    private static double distance(double[] one, double[] other) {
        double largest = 0;
        int below = 0;
        for (int rank = 0; rank < one.length; rank++) {
            boolean isLastOfTies = rank + 1 == one.length || one[rank + 1] > one[rank];
            while (below < other.length && other[below] < one[rank]) {
                below++;
            }
            int belowOrEqual = below;
            while (belowOrEqual < other.length && other[belowOrEqual] == one[rank]) {
                belowOrEqual++;
            }
            boolean isFirstOfTies = rank == 0 || one[rank - 1] < one[rank];
            largest = Math.max(largest, isFirstOfTies ? Math.abs(below - rank) : 0);
            largest = Math.max(largest, isLastOfTies ? Math.abs(belowOrEqual - (rank + 1)) : 0);
        }
        return largest / one.length;
    }

    @Test
    void theStatisticOfSamplesWorkedByHand() {
        assertThat(distance(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}))
                .isZero();
        assertThat(distance(new double[] {1, 2, 3, 4}, new double[] {5, 6, 7, 8}))
                .isEqualTo(1);
        assertThat(distance(new double[] {1, 1, 1, 4}, new double[] {1, 4, 4, 4}))
                .isEqualTo(0.5);
        assertThat(distance(new double[] {3, 4, 5, 6}, new double[] {1, 2, 3, 6}))
                .isEqualTo(0.5);
    }

    @Test
    void theOrderOfPopulationsDoesNotShow() {
        Outcomes reversed = Outcomes.of(withPopulationsReversed(market(1)), 2);

        assertThat(distance(GIVEN.drops(), reversed.drops())).isLessThan(CRITICAL);
        assertThat(distance(GIVEN.liquidated(), reversed.liquidated())).isLessThan(CRITICAL);
    }

    @Test
    void theOrderOfVenuesDoesNotShow() {
        Outcomes reversed = Outcomes.of(withVenuesReversed(market(1)), 4);

        assertThat(distance(GIVEN.drops(), reversed.drops())).isLessThan(CRITICAL);
        assertThat(distance(GIVEN.liquidated(), reversed.liquidated())).isLessThan(CRITICAL);
    }

    /** The same test finds out that one half of the longs has twice the leverage: by 0.25 and 0.48. */
    @Test
    void leverageShows() {
        Outcomes bolder = Outcomes.of(market(2), 6);

        assertThat(distance(GIVEN.drops(), bolder.drops())).isGreaterThan(CRITICAL);
        assertThat(distance(GIVEN.liquidated(), bolder.liquidated())).isGreaterThan(2 * CRITICAL);
    }
}
