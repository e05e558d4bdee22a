package io.stampede.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.LaneWindow;
import io.stampede.market.ledger.CollateralTerms;
import io.stampede.spec.OracleMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A collateral loses 36 % of par at the third of three venues, with weights 1/2, 1/4 and 1/4, in steps 3 to 5, and half
 * of what is missing comes back in each step after that: R38 and R39 of the rulings.
 *
 * <p>The discount is 0.36 in steps 3, 4 and 5, then 0.18, 0.09, 0.045: its own book pays 0.64, then 0.82, 0.91, 0.955.
 */
class KnownCollateralPriceTest {
    private static final double HALF = 0.5;
    private static final int[] OWN_BOOK = {1_000_000, 640_000, 640_000, 640_000, 820_000, 910_000, 955_000};
    private static final int HIT = 2;
    private static final double[] INDEX = {100_000};

    private static CollateralPrices.Depeg depeg(int kind, int from, int to, double discount, double recovery) {
        return new CollateralPrices.Depeg(kind, LaneWindow.of(from, to, discount, 1), recovery);
    }

    private static CollateralPrices prices(OracleMode mode, boolean isWrapped, CollateralPrices.Depeg... depegs) {
        CollateralOracle oracle = new CollateralOracle(mode, 0.75, 900_000, isWrapped, 100_000);
        return new CollateralPrices(
                List.of(oracle), HIT, new double[] {0.5, 0.25, 0.25}, List.of(List.of(), List.of(), List.of(depegs)));
    }

    private static CollateralPrices recovering(OracleMode mode) {
        return prices(mode, false, depeg(0, 3, 6, 0.36, HALF));
    }

    /** The price as margin and in a sale at a step. */
    private static int[] read(CollateralPrices prices, int step, double[] index) {
        int[] margin = new int[1];
        int[] sale = new int[1];
        prices.read(0, step, index, List.of(new int[1], new int[1], new int[1]), margin, sale);
        return new int[] {margin[0], sale[0]};
    }

    private static int[] margins(CollateralPrices prices) {
        List<Integer> margins = new ArrayList<>();
        for (int step = 2; step < 9; step++) {
            margins.add(read(prices, step, INDEX)[0]);
        }
        return margins.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void theOwnBookFallsAtOnceAndComesBackByHalves() {
        assertThat(margins(recovering(OracleMode.LOCAL_BOOK))).containsExactly(OWN_BOOK);
    }

    /** The venue's weight is a quarter, so a quarter of 0.36, 0.18, 0.09 and 0.045 is missing. */
    @Test
    void theIndexMissesTheVenuesPart() {
        assertThat(margins(recovering(OracleMode.INDEX)))
                .containsExactly(1_000_000, 910_000, 910_000, 910_000, 955_000, 977_500, 988_750);
    }

    /** Par counts three quarters, so that as much is missing; but here because of the weight of par. */
    @Test
    void redemptionMissesWhatIsNotPar() {
        assertThat(margins(recovering(OracleMode.REDEMPTION_WEIGHTED)))
                .containsExactly(1_000_000, 910_000, 910_000, 910_000, 955_000, 977_500, 988_750);
        CollateralPrices.Depeg everywhere = depeg(0, 3, 6, 0.36, HALF);
        CollateralPrices all = new CollateralPrices(
                List.of(new CollateralOracle(OracleMode.REDEMPTION_WEIGHTED, 0.75, 0, false, 100_000)),
                HIT,
                new double[] {0.5, 0.25, 0.25},
                List.of(List.of(everywhere), List.of(everywhere), List.of(everywhere)));
        assertThat(read(all, 3, INDEX)).containsExactly(910_000, 640_000);
    }

    @Test
    void aFloorHoldsUntilTheBookIsAboveIt() {
        assertThat(margins(recovering(OracleMode.FLOORED)))
                .containsExactly(1_000_000, 900_000, 900_000, 900_000, 900_000, 910_000, 955_000);
    }

    @Test
    void aSaleFetchesWhatTheOwnBookPaysWhateverTheOracle() {
        for (OracleMode mode : OracleMode.values()) {
            for (int step = 2; step < 9; step++) {
                assertThat(read(recovering(mode), step, INDEX)[1]).isEqualTo(OWN_BOOK[step - 2]);
            }
        }
    }

    @Test
    void withoutARecoveryTimeItIsBackAtPar() {
        assertThat(margins(prices(OracleMode.LOCAL_BOOK, false, depeg(0, 3, 6, 0.36, 0))))
                .containsExactly(1_000_000, 640_000, 640_000, 640_000, 1_000_000, 1_000_000, 1_000_000);
    }

    /**
     * A second fall by 20 % in steps 5 to 7 shows once the first is less: 0.64, then 0.8 twice, then 0.9 over 0.955.
     */
    @Test
    void ofSeveralTheLowestCounts() {
        CollateralPrices both =
                prices(OracleMode.LOCAL_BOOK, false, depeg(0, 3, 6, 0.36, HALF), depeg(0, 5, 8, 0.2, HALF));

        assertThat(margins(both)).containsExactly(1_000_000, 640_000, 640_000, 640_000, 800_000, 800_000, 900_000);
    }

    @Test
    void anotherCollateralKeepsItsPeg() {
        assertThat(margins(prices(OracleMode.LOCAL_BOOK, false, depeg(1, 3, 6, 0.36, HALF))))
                .containsOnly(1_000_000);
    }

    /** At an index of three quarters of the first price a coin at par is worth 0.75, at 0.64 of par 0.48. */
    @Test
    void aWrappedCoinFallsWithTheIndexToo() {
        double[] fallen = {75_000};
        CollateralPrices wrapped = prices(OracleMode.INDEX, true, depeg(0, 3, 6, 0.36, HALF));

        assertThat(read(wrapped, 2, fallen)).containsExactly(750_000, 750_000);
        assertThat(read(wrapped, 3, fallen)).containsExactly(682_500, 480_000);
        assertThat(read(wrapped, 6, fallen)).containsExactly(716_250, 615_000);
        assertThat(read(wrapped, 2, new double[] {1e9})).containsOnly(Integer.MAX_VALUE);
    }

    /**
     * 1,000,001 units at a haircut of 5 %: at par 950,000.95, so 950,000; at 0.64 first 640,000.64, of which 640,000
     * stand, then 608,000; at 0.82 820,000.82, then 779,000; at 0.955 955,000.955, then 907,250.
     */
    @Test
    void whatItIsWorthAsMarginIsRoundedDownTwice() {
        CollateralTerms terms = new CollateralTerms(new int[] {50_000});

        assertThat(terms.value(1_000_001, 0, 1_000_000)).isEqualTo(950_000);
        assertThat(terms.value(1_000_001, 0, 640_000)).isEqualTo(608_000);
        assertThat(terms.value(1_000_001, 0, 820_000)).isEqualTo(779_000);
        assertThat(terms.value(1_000_001, 0, 955_000)).isEqualTo(907_250);
        assertThat(terms.value(19, 0, 100_000)).isZero();
    }
}
