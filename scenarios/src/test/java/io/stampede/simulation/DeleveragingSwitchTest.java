package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.spec.AutoDeleveragingPolicy;
import io.stampede.spec.AutoDeleveragingRule;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.Specification;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Another policy of auto-deleveraging changes nothing before the first auto-deleveraging of a scenario, and something
 * after it: I14 of the model.
 */
class DeleveragingSwitchTest {
    private static final Lanes LANES = new Lanes(0, 12);

    private static Specification market(AutoDeleveragingPolicy policy) {
        Specification crash = MarketSpecifications.of(
                new MarketSpecifications.Shape(2, 60, 30, 4, true),
                new MarketSpecifications.Fate(LiquidationPolicy.PARTIAL20, 8, 0.0005, -0.2, 5, false),
                9);
        return crash.withVenues(crash.venues().stream()
                .map(venue -> venue.with("autoDeleveraging", new AutoDeleveragingRule(policy)))
                .toList());
    }

    /** Digests of the venues after every step, and when each lane was first auto-deleveraged. */
    private record Played(long[][][] digests, int[] first) {
        static Played of(AutoDeleveragingPolicy policy) {
            MarketModel model = new MarketModel(market(policy));
            BlockSimulator simulator = new BlockSimulator(model, LANES, 1);
            long[][][] digests = new long[model.steps()][model.venues()][];
            int[] first = new int[LANES.count()];
            Arrays.fill(first, model.steps());
            for (int step = 0; step < model.steps(); step++) {
                simulator.step(step);
                for (int venue = 0; venue < model.venues(); venue++) {
                    digests[step][venue] =
                            simulator.openings().get(venue).venue().digest();
                }
            }
            for (int venue = 0; venue < model.venues(); venue++) {
                int[] steps = simulator.openings().get(venue).venue().tally().firstDeleveragingStep();
                for (int lane = 0; lane < first.length; lane++) {
                    first[lane] = steps[lane] < 0 ? first[lane] : Math.min(first[lane], steps[lane]);
                }
            }
            return new Played(digests, first);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUEUE")
    void nothingChangesBeforeTheFirst(AutoDeleveragingPolicy policy) {
        Played queue = Played.of(AutoDeleveragingPolicy.QUEUE);
        Played other = Played.of(policy);
        int steps = queue.digests().length;
        int apart = 0;
        for (int lane = 0; lane < LANES.count(); lane++) {
            for (int step = 0; step < steps; step++) {
                for (int venue = 0; venue < queue.digests()[step].length; venue++) {
                    boolean alike = queue.digests()[step][venue][lane] == other.digests()[step][venue][lane];
                    if (step < queue.first()[lane]) {
                        assertThat(alike).as("lane " + lane + ", step " + step).isTrue();
                    }
                    apart += alike ? 0 : 1;
                }
            }
        }
        assertThat(apart).isPositive();
        assertThat(Arrays.stream(queue.first()).anyMatch(step -> step > 6 && step < steps))
                .isTrue();
    }
}
