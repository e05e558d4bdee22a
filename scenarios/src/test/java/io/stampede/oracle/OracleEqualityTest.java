package io.stampede.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
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
    static Stream<Arguments> markets() {
        return OracleMarkets.all().entrySet().stream().map(market -> Arguments.of(market.getKey(), market.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("markets")
    void theEngineAgreesWithTheOracle(String name, Specification specification) {
        assertThat(OracleComparison.differences(specification)).as(name).isEmpty();
    }

    @Test
    void theEngineAgreesWithTheOracleOnMarketsDrawnAtRandom() {
        int markets = Integer.getInteger("oracle.markets", 60);
        long first = Long.getLong("oracle.first", 0);

        assertThat(OracleComparison.differences(first, markets, OracleRandomMarkets::of))
                .isEmpty();
    }

    @Test
    void lanesBeyondTheFirstWordAgreeToo() {
        Specification specification = OracleMarkets.small(10, 120).withShocks(List.of(OracleMarkets.fall(-0.05)));
        OutcomeBlock block = BlockSimulator.simulate(new MarketModel(specification), new Lanes(1_000, 130), 10);

        List<String> differences = new ArrayList<>();
        for (int lane = 0; lane < block.lanes(); lane += 3) {
            OracleOutcome expected = OracleComparison.oracle(specification, 1_000 + lane);
            if (block.digests()[lane] != expected.digest()) {
                differences.add("lane " + lane + " ends in another state");
            }
            differences.addAll(OracleComparison.differentFigures(specification, block, expected, lane));
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void someMarketMovesEveryFigure() {
        List<OutcomeBlock> blocks = OracleMarkets.all().values().stream()
                .map(OracleComparison::engine)
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
}
