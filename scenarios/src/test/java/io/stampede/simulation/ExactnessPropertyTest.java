package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.Specification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Every unit of money and every lot is where it was, and the number of lanes changes no bit. */
class ExactnessPropertyTest {
    private static final Specification CRASH = MarketSpecifications.of(
            new MarketSpecifications.Shape(2, 30, 10, 2, true),
            new MarketSpecifications.Fate(LiquidationPolicy.PARTIAL20, 8, 0.006, -0.1, 5, true),
            7);

    @Provide
    Arbitrary<Specification> markets() {
        return MarketSpecifications.family();
    }

    /** A block that is checked after every step throws if anything is not conserved. */
    @Property(tries = 60, seed = "20251010", shrinking = ShrinkingMode.OFF)
    void nothingIsLostInAnyMarketAndLanesDoNotShow(@ForAll("markets") Specification specification) {
        MarketModel model = new MarketModel(specification);

        assertThat(rows(model, 0, 9, 1)).isEqualTo(rows(model, 0, 9, 9));
    }

    /**
     * 260 scenarios, divided neither by 7 nor 64 nor 256; alone all would take a minute, so that only every seventeenth
     * is. No two scenarios end alike: any that was played under another's number would show.
     */
    @Example
    void hostileMarketsEndAlikeInBlocksOf1And7And64And256Lanes() {
        for (Specification specification : MarketSpecifications.hostile()) {
            MarketModel model = new MarketModel(specification);
            List<String> together = rows(model, 0, 260, 256);

            assertThat(together).doesNotHaveDuplicates();
            assertThat(rows(model, 0, 260, 64)).isEqualTo(together);
            assertThat(rows(model, 0, 130, 7)).isEqualTo(together.subList(0, 130));
            for (int scenario = 0; scenario < 260; scenario += 17) {
                assertThat(rows(model, scenario, scenario + 1, 1)).isEqualTo(together.subList(scenario, scenario + 1));
            }
        }
    }

    /** The planted fault: random numbers addressed by lane instead of by scenario. */
    @Example
    void addressingByLaneWouldShow() {
        MarketModel model = new MarketModel(CRASH);
        List<String> byLane = new ArrayList<>(rows(model, 0, 7, 7));
        byLane.addAll(rows(model, 0, 7, 7));

        assertThat(rows(model, 0, 14, 14)).isNotEqualTo(byLane);
        assertThat(rows(model, 0, 14, 14).subList(0, 7)).isEqualTo(byLane.subList(0, 7));
    }

    /** The planted fault: one unit of money from nowhere, in one lane. */
    @Example
    void oneUnitFromNowhereIsFoundAndItsScenarioNamed() {
        BlockSimulator simulator = new BlockSimulator(new MarketModel(CRASH), new Lanes(100, 5), 1);
        simulator.step(0);
        simulator.openings().get(1).venue().ledger().fees().cash()[3]++;

        assertThatThrownBy(() -> simulator.step(1))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageContaining("103")
                .hasMessageContaining("cash changed by 1");
    }

    /** The planted fault: a lot that nobody sold. */
    @Example
    void oneLotFromNowhereIsFound() {
        BlockSimulator simulator = new BlockSimulator(new MarketModel(CRASH), new Lanes(0, 2), 1);
        simulator.step(0);
        simulator.openings().get(0).venue().ledger().rest().lots()[1]++;

        assertThatThrownBy(() -> simulator.step(1))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageContaining("positions add up to 1 lots");
    }

    /** A line a scenario: its digest and the bits of all its columns. */
    private static List<String> rows(MarketModel model, int from, int to, int lanes) {
        List<String> rows = new ArrayList<>();
        for (int first = from; first < to; first += lanes) {
            int count = Math.min(lanes, to - first);
            OutcomeBlock block = BlockSimulator.simulate(model, new Lanes(first, count), 1);
            for (int lane = 0; lane < count; lane++) {
                long[] bits = new long[block.columns().size() * 2];
                for (int column = 0; column < block.columns().size(); column++) {
                    bits[2 * column] = Double.doubleToRawLongBits(
                            block.columns().get(column).values()[lane]);
                    bits[2 * column + 1] = block.columns().get(column).defined()[lane] ? 1 : 0;
                }
                rows.add(block.digests()[lane] + " " + Arrays.toString(bits));
            }
        }
        return rows;
    }
}
