package io.stampede.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.InvariantViolation;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.Specification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine, many scenarios at once, and the oracle, one at a time, end in the same state and figures, bit by bit. */
class OracleEqualityTest {
    private static final int LANES = 5;

    static Stream<Arguments> markets() {
        return OracleMarkets.all().entrySet().stream().map(market -> Arguments.of(market.getKey(), market.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("markets")
    void theEngineAgreesWithTheOracle(String name, Specification specification) {
        assertThat(differences(specification)).as(name).isEmpty();
    }

    @Test
    void theEngineAgreesWithTheOracleOnMarketsDrawnAtRandom() {
        int markets = Integer.getInteger("oracle.markets", 60);
        long first = Long.getLong("oracle.first", 0);

        List<String> differences = new ArrayList<>();
        for (long number = first; number < first + markets; number++) {
            Specification specification = OracleRandomMarkets.of(number);
            try {
                for (String difference : differences(specification)) {
                    differences.add("market " + number + ", " + difference);
                }
            } catch (InvariantViolation violation) {
                // Rules this hostile can move a price beyond reason: then the oracle must see it in the same step.
                assertThatThrownBy(() -> oracle(specification, violation.scenario()))
                        .as("market " + number + " " + violation.getMessage())
                        .hasMessageStartingWith("step " + violation.step() + ": displacement");
            }
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void lanesBeyondTheFirstWordAgreeToo() {
        Specification specification = OracleMarkets.small(10, 120).withShocks(List.of(OracleMarkets.fall(-0.05)));
        OutcomeBlock block = BlockSimulator.simulate(new MarketModel(specification), new Lanes(1_000, 130), 10);

        List<String> differences = new ArrayList<>();
        for (int lane = 0; lane < block.lanes(); lane += 3) {
            OracleOutcome expected = oracle(specification, 1_000 + lane);
            if (block.digests()[lane] != expected.digest()) {
                differences.add("lane " + lane + " ends in another state");
            }
            differences.addAll(differentFigures(block, expected, lane));
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void someMarketMovesEveryFigure() {
        List<OutcomeBlock> blocks = OracleMarkets.all().values().stream()
                .map(OracleEqualityTest::engine)
                .toList();

        List<String> still = new ArrayList<>();
        for (Metric metric : Metric.core()) {
            if (blocks.stream().noneMatch(block -> isMoved(block.columns().get(metric.ordinal())))) {
                still.add(metric.key());
            }
        }

        assertThat(still).isEmpty();
    }

    private static boolean isMoved(OutcomeColumn column) {
        return Arrays.stream(column.values()).anyMatch(value -> value != 0);
    }

    private static List<String> differences(Specification specification) {
        OutcomeBlock block = engine(specification);
        List<String> differences = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            OracleOutcome expected = oracle(specification, lane);
            if (block.digests()[lane] != expected.digest()) {
                differences.add(
                        "scenario " + lane + ": state, first after step " + firstDifference(specification, lane));
            }
            differences.addAll(differentFigures(block, expected, lane));
        }
        return differences;
    }

    private static List<String> differentFigures(OutcomeBlock block, OracleOutcome expected, int lane) {
        List<String> differences = new ArrayList<>();
        List<String> names = expected.layout().names();
        for (int index = 0; index < names.size(); index++) {
            OutcomeColumn column = block.columns().get(index);
            double wanted = expected.figures().values()[index];
            boolean defined = expected.figures().defined()[index];
            if (column.defined()[lane] != defined || Double.compare(column.values()[lane], wanted) != 0) {
                differences.add("scenario " + lane + ": " + names.get(index) + " is " + column.values()[lane]
                        + (column.defined()[lane] ? "" : " (undefined)") + ", not " + wanted
                        + (defined ? "" : " (undefined)"));
            }
        }
        return differences;
    }

    private static OutcomeBlock engine(Specification specification) {
        return BlockSimulator.simulate(new MarketModel(specification), new Lanes(0, LANES), 1);
    }

    private static OracleOutcome oracle(Specification specification, int scenario) {
        ScenarioBatch batch = ScenarioBatch.defaults("oracle");
        return OracleScenario.simulate(new ScenarioBatch(batch.metadata(), specification, batch.execution()), scenario);
    }

    /** The steps up to a horizon do not know the horizon, so the first different step is found by halving. */
    private static int firstDifference(Specification specification, int lane) {
        int equal = 0;
        int different = specification.clock().steps();
        while (different - equal > 1) {
            int middle = (equal + different) / 2;
            ClockSpecification clock = new ClockSpecification(
                    specification.clock().step(), specification.clock().step().multipliedBy(middle));
            Specification shorter = specification.withClock(clock);
            if (engine(shorter).digests()[lane] == oracle(shorter, lane).digest()) {
                equal = middle;
            } else {
                different = middle;
            }
        }
        return different - 1;
    }
}
