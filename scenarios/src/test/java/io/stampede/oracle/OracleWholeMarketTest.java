package io.stampede.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.simulation.MarketFactors;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine and the oracle agree, bit by bit, on markets in which every two rules, shocks and traders meet. */
class OracleWholeMarketTest {
    static List<int[]> rows() {
        return MarketFactors.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theEngineAgreesWithTheOracle(int[] row) {
        assertThat(OracleComparison.differences(MarketFactors.of(row)))
                .as(Arrays.toString(row))
                .isEmpty();
    }

    @Test
    void theEngineAgreesWithTheOracleOnMarketsDrawnAtRandom() {
        int markets = Integer.getInteger("oracle.markets", 70);
        long first = Long.getLong("oracle.first", 0);

        assertThat(OracleComparison.differences(first, markets, OracleRandomFeatures::of))
                .isEmpty();
    }
}
