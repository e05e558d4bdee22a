package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.Specification;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every two rules, shocks and traders that may go together do so in some hostile market, in which all books are checked
 * after every step and each lane is played again alone: a halt or an insolvency of one lane does not touch its
 * neighbours, whose shocks come at other times and in other sizes.
 */
class WholeMarketTest {
    private static final Lanes LANES = new Lanes(0, 5);

    static List<int[]> rows() {
        return MarketFactors.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void booksHoldAndLanesDoNotShow(int[] row) {
        Specification specification = MarketFactors.of(row);
        MarketModel model = new MarketModel(specification);
        OutcomeBlock together = BlockSimulator.simulate(model, LANES, 1);

        for (int lane = 0; lane < LANES.count(); lane += 2) {
            OutcomeBlock alone = BlockSimulator.simulate(model, new Lanes(lane, 1), model.steps());
            assertThat(alone.digests()[0]).as(() -> Arrays.toString(row)).isEqualTo(together.digests()[lane]);
            for (int column = 0; column < together.columns().size(); column++) {
                assertThat(alone.columns().get(column).values()[0])
                        .isEqualTo(together.columns().get(column).values()[lane]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowIsASpecificationThatMayBeWritten(int[] row) {
        ScenarioBatch batch = ScenarioBatch.defaults("row").withSpec(MarketFactors.of(row));

        assertThat(SpecificationReader.create()
                        .read(SpecificationWriter.yaml(batch), "row.yaml", Overrides.none())
                        .problems())
                .isEmpty();
    }

    @Test
    void rowsAreManyButNotTooMany() {
        assertThat(rows()).hasSizeBetween(25, 60);
    }
}
