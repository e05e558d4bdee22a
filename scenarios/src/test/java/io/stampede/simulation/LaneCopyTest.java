package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.OutcomeBlock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A lane is copied onto another in markets in which every two rules, shocks and traders meet: the copy leaves out
 * nothing but the keys of what is still to be drawn, and nobody else notices.
 */
class LaneCopyTest {
    /** A prime, so that rows can be told by their length, and more than one word of a mask. */
    private static final Lanes LANES = new Lanes(0, 67);

    static List<int[]> rows() {
        return MarketFactors.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void twinsAreTheSameUntilTheyDraw(int[] row) {
        MarketModel model = new MarketModel(MarketFactors.of(row));
        int draw = Math.floorMod(Arrays.hashCode(row), 1 << 20);
        int from = draw % LANES.count();
        int to = (from + 1 + draw / 67 % 66) % LANES.count();
        int own = (to + 1) % LANES.count() == from ? (to + 2) % LANES.count() : (to + 1) % LANES.count();
        int last = draw % model.steps();
        BlockSimulator simulator = new BlockSimulator(model, LANES, model.steps());
        for (int step = 0; step < model.steps(); step++) {
            simulator.step(step);
            if (step == last) {
                LaneWalk walk = LaneWalk.from(simulator);
                assertThat(walk.differences(from, to, LANES.count())).hasSizeGreaterThan(20);
                simulator.copyLane(from, to);
                simulator.copyLane(from, own);
                assertThat(walk.differences(from, to, LANES.count())).isEmpty();
                assertThat(walk.differences(from, own, LANES.count())).isEmpty();
                walk.copyKeys(from, to);
            }
        }
        assertThat(LaneWalk.from(simulator).differences(from, to, LANES.count()))
                .isEmpty();
        OutcomeBlock block = simulator.outcome();
        assertThat(block.digests()[to]).isEqualTo(block.digests()[from]);
        if (last < model.steps() / 2) {
            assertThat(block.digests()[own]).isNotEqualTo(block.digests()[from]);
        }
        OutcomeBlock untouched = BlockSimulator.simulate(model, LANES, model.steps());
        for (int lane = 0; lane < LANES.count(); lane++) {
            if (lane != own) {
                same(block, lane, untouched, lane == to ? from : lane);
            }
        }
    }

    private static void same(OutcomeBlock one, int lane, OutcomeBlock other, int otherLane) {
        assertThat(one.digests()[lane]).isEqualTo(other.digests()[otherLane]);
        for (int column = 0; column < one.columns().size(); column++) {
            assertThat(one.columns().get(column).values()[lane])
                    .isEqualTo(other.columns().get(column).values()[otherLane]);
        }
    }
}
