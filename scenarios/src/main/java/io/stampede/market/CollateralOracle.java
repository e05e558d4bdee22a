package io.stampede.market;

import io.stampede.market.account.Money;
import io.stampede.spec.OracleMode;
import java.util.List;

/**
 * What a collateral is worth at one venue: as margin, by the oracle, and in a sale, by the venue's own book.
 *
 * @param mode what the oracle reads
 * @param redemptionWeight weight of par in {@code REDEMPTION_WEIGHTED}
 * @param floorPpm least price in {@code FLOORED}, parts per million of par
 * @param isWrapped whether par is the asset at the index rather than a dollar
 * @param initialPrice of the asset, quote currency
 * @source Binance, notice on USDe, BNSOL and wBETH of October 2025: redemption price in the index, and a floor
 */
public record CollateralOracle(
        OracleMode mode, double redemptionWeight, int floorPpm, boolean isWrapped, double initialPrice) {

    /** The price as margin relative to par, parts per million, from the pegs of all venues. */
    int price(int own, List<int[]> pegs, double[] weights, int lane) {
        return switch (mode) {
            case LOCAL_BOOK -> own;
            case INDEX -> {
                double sum = 0;
                for (int venue = 0; venue < weights.length; venue++) {
                    sum += weights[venue] * pegs.get(venue)[lane];
                }
                yield (int) Math.rint(sum);
            }
            case REDEMPTION_WEIGHTED ->
                (int) Math.rint(redemptionWeight * Money.MILLION + (1.0 - redemptionWeight) * own);
            case FLOORED -> Math.max(own, floorPpm);
        };
    }

    /** A price relative to par as one relative to the initial par. */
    int worth(int pricePpm, double index) {
        if (!isWrapped) {
            return pricePpm;
        }
        return (int) Math.min(Math.floor(pricePpm * (index / initialPrice)), Integer.MAX_VALUE);
    }
}
