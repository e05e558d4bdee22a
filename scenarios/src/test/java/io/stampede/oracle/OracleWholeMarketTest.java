package io.stampede.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.simulation.MarketFactors;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine and the oracle agree, bit by bit, on markets in which every two rules, shocks and traders meet. */
class OracleWholeMarketTest {
    /** Factors the oracle does not play: withdrawals, and a build-up. */
    private static final Set<Integer> MISSING = Set.of(10, 17);

    static List<int[]> rows() {
        return MarketFactors.rows().stream().map(OracleWholeMarketTest::playable).toList();
    }

    private static int[] playable(int[] row) {
        int[] levels = row.clone();
        MISSING.forEach(factor -> levels[factor] = 0);
        return levels;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theEngineAgreesWithTheOracle(int[] row) {
        assertThat(OracleComparison.differences(MarketFactors.of(row)))
                .as(Arrays.toString(row))
                .isEmpty();
    }

    @Test
    void whatTheOracleDoesNotPlayItRefuses() {
        for (int factor : MISSING) {
            int[] row = new int[MarketFactors.all().size()];
            row[factor] = 1;
            assertThatThrownBy(() -> new OracleMarket(MarketFactors.of(row), 0))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
